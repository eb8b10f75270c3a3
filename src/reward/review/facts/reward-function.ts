import type { FunctionNode, Program, Statement } from '../syntax/syntax-tree.ts';
import { expressionsOfBlock, statementsIn } from '../syntax/walk.ts';

export const REWARD_FUNCTION = 'reward_function';

/** A function with what leads to it. */
export interface KnownFunction {
  readonly definition: FunctionNode;
  /** Under what name it is called; empty for those that are only handed on. */
  readonly name: string;
  /** Methods are called with one argument less than they have parameters (Python's `self`). */
  readonly isMethod: boolean;
}

/** Every function of a program, those inside others included. */
export function functionsOf(program: Program): KnownFunction[] {
  return functionsIn(program.statements, false);
}

/** The function that is called once per step: the last definition of that name at the top level. */
export function findRewardFunction(program: Program): FunctionNode | null {
  const isTop = (definition: FunctionNode): boolean =>
    statementsIn(program.statements).some(
      (statement) =>
        (statement.kind === 'function' && statement.definition === definition) ||
        (statement.kind === 'assign' &&
          statement.value?.kind === 'function' &&
          statement.value.definition === definition),
    );
  const named = functionsOf(program).filter(({ name, isMethod }) => name === REWARD_FUNCTION && !isMethod);
  return named.findLast(({ definition }) => isTop(definition))?.definition ?? null;
}

function functionsIn(block: readonly Statement[], areMethods: boolean): KnownFunction[] {
  const found: KnownFunction[] = [];
  const add = (definition: FunctionNode, name: string, isMethod: boolean): void => {
    found.push({ definition, name, isMethod }, ...functionsIn(definition.body, false));
  };
  const named = new Set<FunctionNode>();
  for (const statement of statementsIn(block)) {
    if (statement.kind === 'function') add(statement.definition, statement.definition.name, areMethods);
    if (statement.kind === 'class') found.push(...functionsIn(statement.body, true));
    if (statement.kind !== 'assign' || statement.value?.kind !== 'function') continue;
    const { target, value } = statement;
    named.add(value.definition);
    if (target.kind === 'name') add(value.definition, target.name, false);
    else add(value.definition, target.kind === 'member' ? target.property : '', false);
  }
  for (const expression of expressionsOfBlock(block)) {
    if (expression.kind === 'function' && !named.has(expression.definition))
      add(expression.definition, '', false);
  }
  return found;
}
