import type { Expression, FunctionNode, Program, Span, Statement } from '../syntax/syntax-tree.ts';
import { blocksOf, expressionsIn, expressionsOf, statementsIn } from '../syntax/walk.ts';
import { assume, type Assumption, decide } from './assumptions.ts';
import { hull } from './interval.ts';
import { functionsOf } from './reward-function.ts';
import { type Knowledge, SymbolicValues, type Variables } from './symbolic-values.ts';

/** Code that no step ever comes to. */
export interface UnreachableCode extends Span {
  /** The condition in front of it; null where it stands behind a `return`. */
  readonly test: Span | null;
  /** What the condition always is. */
  readonly outcome: boolean;
  /** The earlier condition, or the `return`, that leaves nothing for it; null where the range of the params does. */
  readonly because: Span | null;
}

/** Finds it by the ranges of the params and by the conditions on the way, never by trying. */
export function findUnreachable(
  program: Program,
  knowledge: Omit<Knowledge, 'constants'>,
): UnreachableCode[] {
  const constants = moduleConstants(program);
  return functionsOf(program).flatMap(({ definition }) => {
    const walker = new ReachWalker(new SymbolicValues({ ...knowledge, constants }));
    walker.function(definition);
    return walker.found;
  });
}

/** Numbers that the top level gives a name once and that no function changes. */
function moduleConstants(program: Program): Map<string, number> {
  const constants = new Map<string, number>();
  const assigned = new Set<string>();
  const functions = functionsOf(program);
  const bodies = [program.statements, ...functions.map(({ definition }) => definition.body)];
  const outer = new Set(
    bodies.flatMap(statementsIn).flatMap((statement) => (statement.kind === 'outer' ? statement.names : [])),
  );
  for (const statement of statementsIn(program.statements)) {
    if (statement.kind !== 'assign' || statement.target.kind !== 'name') continue;
    const { name } = statement.target;
    if (assigned.has(name) || outer.has(name)) constants.delete(name);
    else if (statement.value?.kind === 'number' && statement.operator === '=')
      constants.set(name, statement.value.value);
    assigned.add(name);
  }
  // In JavaScript a function that assigns a name which is not its own changes the module's.
  for (const { definition } of functions)
    for (const name of assignedIn(definition.body)) constants.delete(name);
  return constants;
}

function assignedIn(block: readonly Statement[]): string[] {
  return statementsIn(block).flatMap((statement) => {
    const targets: readonly Expression[] =
      statement.kind === 'assign' ? [statement.target] : statement.kind === 'loop' ? statement.targets : [];
    return targets.flatMap(namesIn);
  });
}

function namesIn(target: Expression): string[] {
  if (target.kind === 'list') return target.items.flatMap(namesIn);
  return target.kind === 'name' ? [target.name] : [];
}

interface Point {
  readonly variables: Variables;
  readonly assumptions: readonly Assumption[];
}

class ReachWalker {
  readonly found: UnreachableCode[] = [];
  readonly #values: SymbolicValues;
  /** Names that belong to the module or to a function around: anybody may change them. */
  #outer = new Set<string>();

  constructor(values: SymbolicValues) {
    this.#values = values;
  }

  function({ parameters, body }: FunctionNode): void {
    this.#outer = new Set(statementsIn(body).flatMap((s) => (s.kind === 'outer' ? s.names : [])));
    const variables: Variables = new Map(parameters.map((name) => [name, this.#values.fresh()]));
    this.#block(body, { variables, assumptions: [] });
  }

  /** @returns where it leads to; null where it ends with leaving */
  #block(block: readonly Statement[], start: Point): Point | null {
    let point = start;
    for (const [k, statement] of block.entries()) {
      const next = this.#statement(statement, point);
      if (next) {
        point = next;
        continue;
      }
      const rest = block.slice(k + 1).filter(({ kind }) => kind !== 'function' && kind !== 'class');
      if (rest.length > 0) {
        const { from, to } = spanOf(rest);
        this.found.push({ from, to, test: null, outcome: true, because: statement });
      }
      return null;
    }
    return point;
  }

  #statement(statement: Statement, point: Point): Point | null {
    for (const expression of expressionsOf(statement).flatMap(expressionsIn)) {
      if (expression.kind !== 'assignment') continue;
      for (const name of namesIn(expression.assign.target)) point.variables.set(name, this.#values.fresh());
    }
    switch (statement.kind) {
      case 'return':
      case 'leave':
        return null;
      case 'assign':
        this.#assign(statement, point.variables);
        return point;
      case 'if':
        return this.#if(statement, point);
      default: {
        const inner = blocksOf(statement);
        if (inner.length === 0) return point;
        // It may run never, once or often: what is changed in it is unknown in it and after it.
        const variables = new Map(point.variables);
        const changed = [
          ...inner.flatMap(assignedIn),
          ...(statement.kind === 'loop' ? assignedIn([statement]) : []),
        ];
        for (const name of changed) variables.set(name, this.#values.fresh());
        for (const block of inner) this.#block(block, { ...point, variables: new Map(variables) });
        return { ...point, variables };
      }
    }
  }

  #assign({ target, operator, value }: Extract<Statement, { kind: 'assign' }>, variables: Variables): void {
    if (target.kind !== 'name') return;
    if (this.#outer.has(target.name) || !value) {
      variables.delete(target.name);
      return;
    }
    const { from, to } = value;
    const whole: Expression =
      operator === '='
        ? value
        : {
            from,
            to,
            kind: 'arithmetic',
            operator: operator.slice(0, -1) as '+',
            left: target,
            right: value,
          };
    variables.set(target.name, this.#values.of(whole, variables));
  }

  #if({ test, whenTrue, whenFalse }: Extract<Statement, { kind: 'if' }>, point: Point): Point | null {
    const { variables, assumptions } = point;
    const decision = decide(test, this.#values, variables, assumptions);
    const ends = [true, false].map((outcome) => {
      const block = outcome ? whenTrue : whenFalse;
      if (decision && decision.outcome !== outcome) {
        if (block.length > 0) {
          const { from, to } = spanOf(block);
          this.found.push({ from, to, test, outcome: decision.outcome, because: decision.because });
        }
        return null;
      }
      const assumed = assume(test, outcome, this.#values, variables);
      return this.#block(block, {
        variables: new Map(variables),
        assumptions: [...assumptions, ...assumed],
      });
    });
    const [a, b] = ends;
    if (!a || !b) return a ?? b;
    return { variables: this.#join(a.variables, b.variables), assumptions };
  }

  /** After two ways have met, only what is the same on both is known exactly. */
  #join(a: Variables, b: Variables): Variables {
    const joined: Variables = new Map();
    for (const [name, form] of a) {
      const other = b.get(name);
      if (!other) continue;
      joined.set(
        name,
        form === other
          ? form
          : this.#values.fresh(hull(this.#values.bounds(form), this.#values.bounds(other))),
      );
    }
    return joined;
  }
}

function spanOf(block: readonly Statement[]): Span {
  return { from: block[0].from, to: block.at(-1)!.to };
}
