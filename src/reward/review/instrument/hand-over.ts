import { FOUND_REWARD } from '../../javascript/found-reward.ts';
import { REWARD_FUNCTION } from '../facts/reward-function.ts';

/**
 * What comes behind a Python reward, so that a recorder stands between it and those who call it. The name has to be bound
 * anew for that; a recorder gives it back with the first call, since code may keep what it knows on its function.
 */
export function handOverPython(recorder: string): string {
  return `\n${REWARD_FUNCTION} = ${recorder}.wrap(${REWARD_FUNCTION})\n`;
}

/** The same in JavaScript, where the code is the body of a function that returns its reward: no name is bound anew. */
export function handOverJavaScript(recorder: string): string {
  return `\nreturn ${recorder}.wrap(${FOUND_REWARD});\n`;
}
