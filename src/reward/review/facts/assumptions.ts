import type { ComparisonOperator, Expression, Span } from '../syntax/syntax-tree.ts';
import { addForms, isConstant, type LinearForm, scaleForm } from './linear-form.ts';
import type { SymbolicValues, Variables } from './symbolic-values.ts';

/** Something that holds on the way to a place: a form is at most 0, or below it. */
export interface Assumption {
  readonly form: LinearForm;
  readonly isStrict: boolean;
  /** The condition that made it so. */
  readonly because: Span;
}

/** What is certain about a condition: its outcome, and the earlier condition that decides it if one does. */
export interface Decision {
  readonly outcome: boolean;
  readonly because: Span | null;
}

const OPPOSITES: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** What may be taken for granted where a condition has had an outcome. */
export function assume(
  test: Expression,
  outcome: boolean,
  values: SymbolicValues,
  variables: Variables,
): Assumption[] {
  const made = (form: LinearForm, isStrict: boolean): Assumption => ({ form, isStrict, because: test });
  switch (test.kind) {
    case 'comparison': {
      const operator = outcome ? test.operator : OPPOSITES[test.operator];
      const form = addForms(values.of(test.left, variables), values.of(test.right, variables), -1);
      const negated = scaleForm(form, -1);
      if (operator === '==') return [made(form, false), made(negated, false)];
      if (operator === '!=') return [];
      const isBelow = operator === '<' || operator === '<=';
      return [made(isBelow ? form : negated, operator === '<' || operator === '>')];
    }
    case 'logic':
      // All of an `and` that is true, none of an `or` that is false; otherwise it might be any of them.
      return (test.operator === 'and') === outcome
        ? test.operands.flatMap((operand) => assume(operand, outcome, values, variables))
        : [];
    case 'unary':
      return test.operator === 'not' ? assume(test.operand, !outcome, values, variables) : [];
    default: {
      const form = values.of(test, variables);
      if (!values.isFlag(form)) return [];
      // A flag is 0 or 1.
      return [outcome ? made({ constant: 1, terms: scaleForm(form, -1).terms }, false) : made(form, false)];
    }
  }
}

/** Whether a condition can only have one outcome. Conditions between constants are switches, and left alone. */
export function decide(
  test: Expression,
  values: SymbolicValues,
  variables: Variables,
  assumptions: readonly Assumption[],
): Decision | null {
  if (test.kind === 'unary' && test.operator === 'not') {
    const decision = decide(test.operand, values, variables, assumptions);
    return decision && { ...decision, outcome: !decision.outcome };
  }
  if (test.kind === 'logic') {
    const decisions = test.operands.map((operand) => decide(operand, values, variables, assumptions));
    const deciding = test.operator === 'or';
    const decider = decisions.find((decision) => decision?.outcome === deciding);
    if (decider) return decider;
    return decisions.every((decision) => decision !== null) ? decisions[0] : null;
  }
  for (const outcome of [true, false]) {
    const needed = assume(test, outcome, values, variables);
    if (!needed.some(({ form }) => !isConstant(form))) continue;
    const proofs = needed.map((assumption) => prove(assumption, values, assumptions));
    if (proofs.every((proof) => proof !== null)) {
      return { outcome, because: proofs.find(({ because }) => because !== null)?.because ?? null };
    }
  }
  return decideUnequal(test, values, variables, assumptions);
}

/** Two values are never the same where one is always below the other. */
function decideUnequal(
  test: Expression,
  values: SymbolicValues,
  variables: Variables,
  assumptions: readonly Assumption[],
): Decision | null {
  if (test.kind !== 'comparison' || (test.operator !== '==' && test.operator !== '!=')) return null;
  for (const operator of ['<', '>'] as const) {
    const [needed] = assume({ ...test, operator }, true, values, variables);
    const proof = isConstant(needed.form) ? null : prove(needed, values, assumptions);
    if (proof) return { outcome: test.operator === '!=', because: proof.because };
  }
  return null;
}

/** Whether something follows from the bounds of its atoms, or from one assumption and them. */
function prove(
  { form, isStrict }: Assumption,
  values: SymbolicValues,
  assumptions: readonly Assumption[],
): { because: Span | null } | null {
  const { high } = values.bounds(form);
  if (isStrict ? high < 0 : high <= 0) return { because: null };
  for (const known of assumptions) {
    const gap = values.bounds(addForms(form, known.form, -1)).high;
    if (gap < 0 || (gap <= 0 && (known.isStrict || !isStrict))) return { because: known.because };
  }
  return null;
}
