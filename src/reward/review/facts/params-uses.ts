import type { Expression, FunctionNode, Program, Span, Statement } from '../syntax/syntax-tree.ts';
import { expressionsOf, expressionsOfBlock, nameOfCallee, partsOf, statementsIn } from '../syntax/walk.ts';
import { findRewardFunction, functionsOf, type KnownFunction } from './reward-function.ts';

/** A place where the code asks the params for a key. */
export interface KeyRead extends Span {
  readonly key: string;
  /** `item`: `params['x']`; `member`: `params.x`; `get`: `params.get('x')`, with a fallback where `hasFallback`. */
  readonly how: 'item' | 'member' | 'get';
  readonly hasFallback: boolean;
}

/** A place where the code changes the params, or what is in them. */
export interface ParamsWrite extends Span {
  /** Null where it is the whole dict. */
  readonly key: string | null;
}

export interface ParamsUses {
  readonly reads: readonly KeyRead[];
  readonly writes: readonly ParamsWrite[];
}

/** Methods of a Python dict. */
const DICT_METHODS = new Set(
  'clear copy fromkeys get items keys pop popitem setdefault update values'.split(' '),
);
const DICT_WRITERS = new Set('clear pop popitem setdefault update'.split(' '));
/** Methods that change a list, in either language. */
const LIST_WRITERS = new Set(
  'append extend insert remove pop clear sort reverse push shift unshift splice fill copyWithin'.split(' '),
);

/** What is known under which names: the names in a function that stand for the params. */
type Bindings = Map<FunctionNode, Set<string>>;

/** Finds every use of the params, also in functions that they are handed on to. */
export function findParamsUses(program: Program, isPython: boolean): ParamsUses {
  const functions = functionsOf(program);
  const bindings = bindParams(program, functions, isPython);
  const reads: KeyRead[] = [];
  const writes: ParamsWrite[] = [];
  for (const { definition } of functions) {
    const names = bindings.get(definition);
    if (names && names.size > 0) new UseFinder(names, isPython, reads, writes).search(definition.body);
  }
  const inOrder = (a: Span, b: Span): number => a.from - b.from;
  return { reads: reads.sort(inOrder), writes: writes.sort(inOrder) };
}

/** Follows the params from `reward_function` through assignments, closures and calls until nothing new is found. */
function bindParams(program: Program, functions: readonly KnownFunction[], isPython: boolean): Bindings {
  const bindings: Bindings = new Map(functions.map(({ definition }) => [definition, new Set<string>()]));
  const reward = findRewardFunction(program);
  if (!reward) return bindings;
  let hasChanged = true;
  const bind = (definition: FunctionNode, name: string | undefined): void => {
    const names = bindings.get(definition);
    if (!names || name === undefined || names.has(name)) return;
    names.add(name);
    hasChanged = true;
  };
  bind(reward, reward.parameters[0]);
  while (hasChanged) {
    hasChanged = false;
    for (const { definition } of functions) {
      const names = bindings.get(definition)!;
      if (names.size > 0) bindFrom(definition, names, functions, isPython, bind);
    }
  }
  return bindings;
}

/** Hands the params on from a function that knows them by some names. */
function bindFrom(
  definition: FunctionNode,
  names: ReadonlySet<string>,
  functions: readonly KnownFunction[],
  isPython: boolean,
  bind: (definition: FunctionNode, name: string | undefined) => void,
): void {
  const isParams = (value: Expression | null): boolean => value?.kind === 'name' && names.has(value.name);
  for (const statement of statementsIn(definition.body)) {
    if (statement.kind === 'assign' && statement.target.kind === 'name' && isParams(statement.value))
      bind(definition, statement.target.name);
  }
  for (const expression of expressionsOfBlock(definition.body)) {
    if (expression.kind !== 'call') continue;
    const { callee, args } = expression;
    const name = nameOfCallee(callee);
    const position = args.findIndex(isParams);
    if (position < 0) continue;
    for (const called of functions.filter((candidate) => candidate.name === name)) {
      const hasSelf = called.isMethod && isPython && callee.kind === 'member';
      bind(called.definition, called.definition.parameters[position + (hasSelf ? 1 : 0)]);
    }
  }
  // A function inside sees the names around it, but for those that it takes as parameters of its own.
  for (const inner of functions) {
    if (inner.definition === definition || !isInside(inner.definition, definition)) continue;
    const seen = [...names].filter((name) => !inner.definition.parameters.includes(name));
    for (const name of seen) bind(inner.definition, name);
  }
}

function isInside(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

class UseFinder {
  readonly #names: ReadonlySet<string>;
  readonly #isPython: boolean;
  readonly #reads: KeyRead[];
  readonly #writes: ParamsWrite[];

  constructor(names: ReadonlySet<string>, isPython: boolean, reads: KeyRead[], writes: ParamsWrite[]) {
    this.#names = names;
    this.#isPython = isPython;
    this.#reads = reads;
    this.#writes = writes;
  }

  search(body: readonly Statement[]): void {
    for (const statement of statementsIn(body)) {
      if (statement.kind === 'assign')
        this.#assign(statement.target, statement.operator !== '=', statement.value);
      else if (statement.kind === 'delete') this.#written(statement.target);
      else for (const expression of expressionsOf(statement)) this.#expression(expression);
    }
  }

  #assign(target: Expression, isUpdate: boolean, value: Expression | null): void {
    if (value) this.#expression(value);
    if (!this.#written(target) || isUpdate) this.#expression(target);
  }

  /** Notes a change of the params or of something in them. @returns whether it is one */
  #written(target: Expression): boolean {
    const key = this.#keyOf(target);
    if (key !== null) this.#writes.push({ from: target.from, to: target.to, key });
    else if ((target.kind === 'item' || target.kind === 'member') && this.#written(target.object))
      return true;
    return key !== null;
  }

  #expression(expression: Expression): void {
    if (expression.kind === 'assignment') {
      const { target, operator, value } = expression.assign;
      this.#assign(target, operator !== '=', value);
      return;
    }
    const read = this.#readOf(expression);
    if (read) this.#reads.push({ from: expression.from, to: expression.to, ...read });
    if (expression.kind === 'call') this.#call(expression.callee, expression.from, expression.to);
    if (read?.how === 'get' && expression.kind === 'call')
      expression.args.forEach((arg) => this.#expression(arg));
    else if (!read) for (const part of partsOf(expression)) this.#expression(part);
  }

  #call(callee: Expression, from: number, to: number): void {
    if (callee.kind !== 'member') return;
    const { object, property } = callee;
    if (this.#isParams(object) && DICT_WRITERS.has(property)) this.#writes.push({ from, to, key: null });
    const key = this.#keyOf(object);
    if (key !== null && LIST_WRITERS.has(property)) this.#writes.push({ from, to, key });
  }

  #readOf(expression: Expression): Pick<KeyRead, 'key' | 'how' | 'hasFallback'> | null {
    if (expression.kind === 'item' && this.#isParams(expression.object) && expression.index.kind === 'text')
      return { key: expression.index.value, how: 'item', hasFallback: false };
    if (expression.kind === 'member' && this.#isParams(expression.object)) {
      const isMethod = this.#isPython && DICT_METHODS.has(expression.property);
      return isMethod ? null : { key: expression.property, how: 'member', hasFallback: false };
    }
    if (expression.kind !== 'call' || expression.callee.kind !== 'member') return null;
    const { object, property } = expression.callee;
    const [key, fallback] = expression.args;
    if (property !== 'get' || !this.#isParams(object) || key?.kind !== 'text') return null;
    return { key: key.value, how: 'get', hasFallback: fallback !== undefined };
  }

  #keyOf(expression: Expression): string | null {
    return this.#readOf(expression)?.key ?? null;
  }

  #isParams(expression: Expression): boolean {
    return expression.kind === 'name' && this.#names.has(expression.name);
  }
}
