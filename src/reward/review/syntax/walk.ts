import type { Expression, Statement } from './syntax-tree.ts';

/** The expressions that an expression consists of; functions in it are not entered. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'member':
      return [expression.object];
    case 'item':
      return [expression.object, expression.index];
    case 'call':
      return [expression.callee, ...expression.args];
    case 'unary':
      return [expression.operand];
    case 'arithmetic':
    case 'comparison':
      return [expression.left, expression.right];
    case 'logic':
      return expression.operands;
    case 'choice':
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case 'list':
      return expression.items;
    case 'assignment': {
      const { target, value } = expression.assign;
      return value ? [target, value] : [target];
    }
    case 'other':
      return expression.parts;
    default:
      return [];
  }
}

/** The expressions that a statement evaluates itself, without those of the statements in it. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assign':
      return statement.value ? [statement.value, statement.target] : [statement.target];
    case 'return':
    case 'leave':
      return statement.value ? [statement.value] : [];
    case 'if':
      return [statement.test];
    case 'loop':
      return [...statement.values, ...statement.targets];
    case 'evaluate':
      return [statement.value];
    case 'delete':
      return [statement.target];
    case 'parts':
      return statement.values;
    default:
      return [];
  }
}

/** The lists of statements inside a statement, functions and classes not entered. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [statement.whenTrue, statement.whenFalse];
    case 'loop':
      return [statement.body];
    case 'parts':
      return statement.parts;
    default:
      return [];
  }
}

/** Every statement of a block and of the blocks in it, in the order of the text. */
export function statementsIn(block: readonly Statement[]): Statement[] {
  return block.flatMap((statement) => [statement, ...blocksOf(statement).flatMap(statementsIn)]);
}

/** An expression and all that it consists of. */
export function expressionsIn(expression: Expression): Expression[] {
  return [expression, ...partsOf(expression).flatMap(expressionsIn)];
}

/** Every expression of a block, those of nested blocks included, functions not entered. */
export function expressionsOfBlock(block: readonly Statement[]): Expression[] {
  return statementsIn(block).flatMap((statement) => expressionsOf(statement).flatMap(expressionsIn));
}

/** What a function or method is called by; empty where it has no name. */
export function nameOfCallee(callee: Expression): string {
  if (callee.kind === 'member') return callee.property;
  return callee.kind === 'name' ? callee.name : '';
}
