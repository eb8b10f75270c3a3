import type {
  AssignNode,
  Expression,
  FunctionNode,
  Program,
  Span,
  Statement,
} from '../syntax/syntax-tree.ts';
import { expressionsIn, expressionsOfBlock, nameOfCallee, statementsIn } from '../syntax/walk.ts';
import { findRewardFunction, functionsOf } from './reward-function.ts';

/** A summand of the reward where it stands in the code. */
export interface TermNode extends Span {
  /** -1 for what is taken away. */
  readonly sign: 1 | -1;
}

/**
 * What the reward's code does to the sum at one of its places, in the order of the text:
 * `set` begins anew with a term, `clear` with nothing, `add` adds one, `multiply` and `divide` change all so far,
 * `settle` makes the sum into something else, of which the term at that place gets the difference.
 */
export interface TermOperation extends Span {
  readonly kind: 'set' | 'clear' | 'add' | 'multiply' | 'divide' | 'settle';
  /** Index of the term; -1 where it belongs to none. */
  readonly term: number;
}

/** How a reward comes about. */
export interface RewardSum {
  /** Whether anything is added up; else only one of the terms is ever paid at a time. */
  readonly isSum: boolean;
  readonly terms: readonly TermNode[];
  readonly operations: readonly TermOperation[];
}

/** Calls that leave a number as it is. */
const PLAIN = new Set(['float', 'Number']);

/**
 * Takes the reward apart into what its code returns, and what it puts into or adds to the variable that it returns.
 * @returns null where it does something to that variable that cannot be followed
 */
export function findSum(program: Program): RewardSum | null {
  const reward = findRewardFunction(program);
  if (!reward) return null;
  const finder = new SumFinder(findTotal(reward));
  return isTotalOwn(program, reward, finder.total) ? finder.find(reward.body) : null;
}

/** The variable that the function returns; or that it goes on changing, and adds to in what it returns. */
function findTotal({ body }: FunctionNode): string | null {
  const assigns = statementsIn(body).filter((statement) => statement.kind === 'assign');
  const isOwn = (name: string): boolean => assigns.some(({ target }) => isName(target, name));
  const isUpdated = (name: string): boolean =>
    assigns.some(
      ({ target, operator, value }) =>
        isName(target, name) &&
        (operator !== '=' || (value !== null && expressionsIn(value).some((part) => isName(part, name)))),
    );
  for (const statement of statementsIn(body).toReversed()) {
    if (statement.kind !== 'return' || !statement.value) continue;
    const summands = summandsOf(statement.value, 1);
    const names = summands.flatMap(({ expression }) => namesIn(expression));
    const total = names.find(summands.length === 1 ? isOwn : isUpdated);
    if (total !== undefined) return total;
  }
  return null;
}

/** The name that an expression is, or that it keeps within bounds. */
function namesIn(expression: Expression): string[] {
  if (expression.kind === 'name') return [expression.name];
  return isClamp(expression)
    ? expressionsIn(expression).flatMap((p) => (p.kind === 'name' ? [p.name] : []))
    : [];
}

/** `max(reward, 1e-3)` and the like. */
function isClamp(expression: Expression): boolean {
  if (expression.kind !== 'call') return false;
  const { callee, args } = expression;
  const name = nameOfCallee(callee);
  return ['min', 'max', 'round', 'abs', 'clip'].includes(name) && args.some(({ kind }) => kind === 'name');
}

/** Whether nothing but the statements of the reward function itself changes the total. */
function isTotalOwn(program: Program, reward: FunctionNode, total: string | null): boolean {
  if (total === null) return true;
  const isShared = statementsIn(reward.body).some(
    (statement) => statement.kind === 'outer' && statement.names.includes(total),
  );
  const inExpressions = expressionsOfBlock(reward.body).some(
    (expression) => expression.kind === 'assignment' && isName(expression.assign.target, total),
  );
  const inFunctions = functionsOf(program).some(
    ({ definition }) =>
      definition !== reward &&
      definition.from >= reward.from &&
      definition.to <= reward.to &&
      statementsIn(definition.body).some((s) => s.kind === 'assign' && isName(s.target, total)),
  );
  return !isShared && !inExpressions && !inFunctions;
}

interface Summand {
  readonly expression: Expression;
  readonly sign: 1 | -1;
}

function summandsOf(expression: Expression, sign: 1 | -1): Summand[] {
  const negated = sign === 1 ? -1 : 1;
  if (expression.kind === 'arithmetic' && (expression.operator === '+' || expression.operator === '-')) {
    const { left, right, operator } = expression;
    return [...summandsOf(left, sign), ...summandsOf(right, operator === '+' ? sign : negated)];
  }
  if (expression.kind === 'unary' && expression.operator === '-' && expression.operand.kind !== 'number')
    return summandsOf(expression.operand, negated);
  if (expression.kind === 'call' && expression.callee.kind === 'name' && expression.args.length === 1)
    if (PLAIN.has(expression.callee.name)) return summandsOf(expression.args[0], sign);
  return [{ expression, sign }];
}

class SumFinder {
  readonly terms: TermNode[] = [];
  readonly operations: TermOperation[] = [];
  #isSum = false;

  constructor(readonly total: string | null) {}

  find(body: readonly Statement[]): RewardSum | null {
    for (const statement of statementsIn(body)) {
      if (statement.kind === 'return' && statement.value) this.#becomes(statement.value);
      if (statement.kind !== 'assign' || !this.#isTotal(statement.target)) continue;
      if (!this.#assign(statement)) return null;
    }
    return { isSum: this.#isSum, terms: this.terms, operations: this.operations };
  }

  #isTotal(expression: Expression): boolean {
    return this.total !== null && isName(expression, this.total);
  }

  #mentionsTotal(expression: Expression): boolean {
    return expressionsIn(expression).some((part) => this.#isTotal(part));
  }

  /** @returns whether it can be followed */
  #assign({ operator, value, isUnpacked }: AssignNode): boolean {
    if (isUnpacked) return false;
    if (!value) return true;
    switch (operator) {
      case '=':
        this.#becomes(value);
        return true;
      case '+=':
      case '-=':
        if (this.#mentionsTotal(value)) return false;
        for (const summand of summandsOf(value, operator === '+=' ? 1 : -1)) this.#add(summand);
        return true;
      case '*=':
      case '/=':
        if (this.#mentionsTotal(value)) return false;
        this.#operate(operator === '*=' ? 'multiply' : 'divide', value, -1);
        return true;
      default:
        return false;
    }
  }

  /** The total, or the reward, is now what this expression says. */
  #becomes(value: Expression): void {
    const summands = summandsOf(value, 1);
    const [first, ...more] = summands;
    const mentioning = summands.filter(({ expression }) => this.#mentionsTotal(expression));
    if (mentioning.length === 0) {
      if (isZero(first.expression)) this.#operate('clear', first.expression, -1);
      else this.#operate('set', first.expression, this.#term(first));
      for (const summand of more) this.#add(summand);
      return;
    }
    const [own] = mentioning;
    if (mentioning.length === 1 && own.sign === 1 && this.#isTotal(own.expression)) {
      for (const summand of summands) if (summand !== own) this.#add(summand);
      return;
    }
    const factor = own === first && own.sign === 1 ? this.#factorOfTotal(own.expression) : null;
    if (factor && mentioning.length === 1) {
      this.#operate(factor.kind, factor.expression, -1);
      for (const summand of more) this.#add(summand);
      return;
    }
    this.#operate('settle', value, this.#term({ expression: value, sign: 1 }));
  }

  /** What the total is multiplied with or divided by, where the expression is that and no more. */
  #factorOfTotal(expression: Expression): { kind: 'multiply' | 'divide'; expression: Expression } | null {
    if (expression.kind !== 'arithmetic') return null;
    const { operator, left, right } = expression;
    if (operator === '*' && this.#isTotal(left) && !this.#mentionsTotal(right))
      return { kind: 'multiply', expression: right };
    if (operator === '*' && this.#isTotal(right) && !this.#mentionsTotal(left))
      return { kind: 'multiply', expression: left };
    if (operator === '/' && this.#isTotal(left) && !this.#mentionsTotal(right))
      return { kind: 'divide', expression: right };
    return null;
  }

  #add(summand: Summand): void {
    if (isZero(summand.expression)) return;
    this.#isSum = true;
    this.#operate('add', summand.expression, this.#term(summand));
  }

  #term({ expression: { from, to }, sign }: Summand): number {
    return this.terms.push({ from, to, sign }) - 1;
  }

  #operate(kind: TermOperation['kind'], { from, to }: Span, term: number): void {
    this.operations.push({ kind, from, to, term });
  }
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === 'name' && expression.name === name;
}

function isZero(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value === 0;
}
