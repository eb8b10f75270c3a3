import { REWARD_FUNCTION } from '../facts/reward-function.ts';
import type { FunctionNode, Program } from '../syntax/syntax-tree.ts';
import { statementsIn } from '../syntax/walk.ts';
import type { Insertions } from './insertions.ts';

/** What comes behind a Python reward, so that a recorder stands between it and those who call it. */
export function rebindPython(recorder: string): string {
  return `\n${rebind(recorder)}\n`;
}

/**
 * The same in JavaScript. A function that was declared is bound anew; one that is a value is wrapped where it stands.
 * @returns what comes behind the code
 */
export function rebindJavaScript(
  recorder: string,
  program: Program,
  reward: FunctionNode,
  insertions: Insertions,
): string {
  const isDeclared = statementsIn(program.statements).some(
    (statement) => statement.kind === 'function' && statement.definition === reward,
  );
  if (!isDeclared) insertions.wrap(reward, `${recorder}.wrap((`, '))');
  return isDeclared ? `\n${rebind(recorder)};\n` : '';
}

function rebind(recorder: string): string {
  return `${REWARD_FUNCTION} = ${recorder}.wrap(${REWARD_FUNCTION})`;
}
