import type { Expression } from '../syntax/syntax-tree.ts';
import { nameOfCallee } from '../syntax/walk.ts';
import { absolute, EVERYTHING, hull, type Interval, NOT_NEGATIVE, product } from './interval.ts';
import {
  addForms,
  atomForm,
  boundsOf,
  constantForm,
  isConstant,
  type LinearForm,
  nameOfForm,
  scaleForm,
} from './linear-form.ts';
import { isParamsKey, PARAMS_KEYS } from './params-keys.ts';
import type { KeyRead } from './params-uses.ts';

/** What is known about values, whatever function is looked at. */
export interface Knowledge {
  readonly reads: readonly KeyRead[];
  /** Keys that the code changes itself: of them nothing is known. */
  readonly writtenKeys: ReadonlySet<string>;
  /** Module variables that are a number and never change. */
  readonly constants: ReadonlyMap<string, number>;
  /** Tighter bounds than those of every race, for example of the width of the track. */
  readonly ranges: Readonly<Partial<Record<string, Interval>>>;
}

/** The form of every local variable at one point of a function. */
export type Variables = Map<string, LinearForm>;

/** Functions whose result depends on their arguments alone, with the bounds of it; both languages' names. */
const FUNCTIONS: Readonly<Record<string, (args: readonly Interval[]) => Interval>> = {
  abs: ([a]) => absolute(a),
  fabs: ([a]) => absolute(a),
  sqrt: () => NOT_NEGATIVE,
  exp: () => NOT_NEGATIVE,
  hypot: () => NOT_NEGATIVE,
  len: () => NOT_NEGATIVE,
  sin: () => ({ low: -1, high: 1 }),
  cos: () => ({ low: -1, high: 1 }),
  atan2: () => ({ low: -Math.PI, high: Math.PI }),
  min: (args) => ({ low: Math.min(...args.map(lowOf)), high: Math.min(...args.map(highOf)) }),
  max: (args) => ({ low: Math.max(...args.map(lowOf)), high: Math.max(...args.map(highOf)) }),
  int: ([a]) => ({ low: a.low - 1, high: a.high + 1 }),
  round: ([a]) => ({ low: a.low - 1, high: a.high + 1 }),
  floor: ([a]) => ({ low: a.low - 1, high: a.high }),
  ceil: ([a]) => ({ low: a.low, high: a.high + 1 }),
  tan: () => EVERYTHING,
  log: () => EVERYTHING,
  pow: () => EVERYTHING,
};
const FACTORS: Readonly<Record<string, number>> = {
  float: 1,
  Number: 1,
  radians: Math.PI / 180,
  degrees: 180 / Math.PI,
};

/** Gives values names and bounds: linear forms over atoms, which are params and what is calculated from them. */
export class SymbolicValues {
  readonly #atoms = new Map<string, Interval>();
  /** Atoms that are true or false, as 1 or 0. */
  readonly #flags = new Set<string>();
  readonly #keyAt = new Map<string, string>();
  readonly #knowledge: Knowledge;
  #numFresh = 0;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    for (const { from, to, key, hasFallback } of knowledge.reads)
      if (!hasFallback) this.#keyAt.set(`${from}-${to}`, key);
  }

  bounds(form: LinearForm): Interval {
    return boundsOf(form, this.#atoms);
  }

  /** A value that nothing but its bounds is known of. */
  fresh(bounds: Interval = EVERYTHING): LinearForm {
    return this.#atom(`?${this.#numFresh++}`, bounds);
  }

  /** Whether a form is a single yes or no. */
  isFlag({ constant, terms }: LinearForm): boolean {
    const [first] = terms;
    return terms.size === 1 && constant === 0 && first[1] === 1 && this.#flags.has(first[0]);
  }

  of(expression: Expression, variables: Variables): LinearForm {
    const key = this.#keyOf(expression);
    if (key !== null) return this.#param(key);
    switch (expression.kind) {
      case 'number':
        return constantForm(expression.value);
      case 'name':
        return this.#variable(expression.name, variables);
      case 'member':
        return expression.property === 'pi' || expression.property === 'PI'
          ? constantForm(Math.PI)
          : this.fresh();
      case 'item':
        return this.#item(expression.object, expression.index, variables);
      case 'unary':
        if (expression.operator === 'not') return this.#freshFlag();
        return scaleForm(this.of(expression.operand, variables), expression.operator === '-' ? -1 : 1);
      case 'arithmetic':
        return this.#arithmetic(expression, variables);
      case 'comparison':
        return this.#freshFlag();
      case 'boolean':
        return constantForm(expression.value ? 1 : 0);
      case 'choice': {
        const ends = [expression.whenTrue, expression.whenFalse].map((end) =>
          this.bounds(this.of(end, variables)),
        );
        return this.fresh(hull(ends[0], ends[1]));
      }
      case 'call':
        return this.#call(expression, variables);
      default:
        return this.fresh();
    }
  }

  #freshFlag(): LinearForm {
    const flag = this.fresh({ low: 0, high: 1 });
    for (const atom of flag.terms.keys()) this.#flags.add(atom);
    return flag;
  }

  #keyOf({ kind, from, to }: Expression): string | null {
    if (kind !== 'item' && kind !== 'member' && kind !== 'call') return null;
    return this.#keyAt.get(`${from}-${to}`) ?? null;
  }

  #param(key: string): LinearForm {
    if (this.#knowledge.writtenKeys.has(key)) return this.fresh();
    const given = this.#knowledge.ranges[key];
    const [low, high] = isParamsKey(key) ? PARAMS_KEYS[key].range : [-Infinity, Infinity];
    if (isParamsKey(key) && PARAMS_KEYS[key].kind === 'boolean') this.#flags.add(key);
    return this.#atom(key, given ?? { low, high });
  }

  #variable(name: string, variables: Variables): LinearForm {
    const known = variables.get(name);
    if (known) return known;
    const constant = this.#knowledge.constants.get(name);
    return constant === undefined ? this.fresh() : constantForm(constant);
  }

  /** Only what is in the params stays the same between two looks. */
  #item(object: Expression, index: Expression, variables: Variables): LinearForm {
    const key = this.#keyOf(object);
    if (key === null || this.#knowledge.writtenKeys.has(key)) return this.fresh();
    const bounds = key === 'closest_waypoints' || key === 'closest_objects' ? NOT_NEGATIVE : EVERYTHING;
    return this.#atom(`${key}[${nameOfForm(this.of(index, variables))}]`, bounds);
  }

  #arithmetic(
    { operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>,
    variables: Variables,
  ): LinearForm {
    const a = this.of(left, variables);
    const b = this.of(right, variables);
    if (operator === '+') return addForms(a, b);
    if (operator === '-') return addForms(a, b, -1);
    const name = `(${nameOfForm(a)}) ${operator} (${nameOfForm(b)})`;
    if (operator === '*') {
      if (isConstant(a)) return scaleForm(b, a.constant);
      if (isConstant(b)) return scaleForm(a, b.constant);
      return this.#atom(name, product(this.bounds(a), this.bounds(b)));
    }
    if (operator === '/' && isConstant(b) && b.constant !== 0) return scaleForm(a, 1 / b.constant);
    if (isConstant(a) && isConstant(b) && operator === '**') return constantForm(a.constant ** b.constant);
    const isEvenPower = operator === '**' && isConstant(b) && b.constant % 2 === 0;
    const areNotNegative = this.bounds(a).low >= 0 && this.bounds(b).low >= 0;
    return this.#atom(name, isEvenPower || areNotNegative ? NOT_NEGATIVE : EVERYTHING);
  }

  #call({ callee, args }: Extract<Expression, { kind: 'call' }>, variables: Variables): LinearForm {
    const name = nameOfCallee(callee);
    const forms = args.map((arg) => this.of(arg, variables));
    const factor = FACTORS[name];
    if (factor !== undefined && forms.length === 1) return scaleForm(forms[0], factor);
    const bounds = FUNCTIONS[name];
    if (!bounds || forms.length === 0) return this.fresh();
    return this.#atom(
      `${name}(${forms.map(nameOfForm).join(', ')})`,
      bounds(forms.map((f) => this.bounds(f))),
    );
  }

  #atom(name: string, bounds: Interval): LinearForm {
    this.#atoms.set(name, bounds);
    return bounds.low === bounds.high ? constantForm(bounds.low) : atomForm(name);
  }
}

function lowOf({ low }: Interval): number {
  return low;
}

function highOf({ high }: Interval): number {
  return high;
}
