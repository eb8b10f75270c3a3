import { isReward, REWARD_LIMIT } from './reward-scorer.ts';
import type { RewardFault } from './reward-scorer.ts';

/**
 * Says what is wrong with a value that a JavaScript reward returned.
 * @param line the line to show, for example that of the function
 * @returns null when the value is a number that can be trained on
 */
export function faultOfValue(value: unknown, line: number | null): RewardFault | null {
  if (typeof value !== 'number') {
    return { type: 'TypeError', message: `reward_function returned ${describe(value)}`, line };
  }
  if (value === Infinity || value === -Infinity) {
    const message = `reward_function returned ${value}: look for a division by zero`;
    return { type: 'RangeError', message, line };
  }
  if (value < -REWARD_LIMIT || value > REWARD_LIMIT) {
    const message = `reward_function returned ${value}: scale it to lie between -${REWARD_LIMIT} and ${REWARD_LIMIT}`;
    return { type: 'RangeError', message, line };
  }
  if (!isReward(value)) {
    const message =
      'reward_function returned NaN (not a number): look for 0/0, the root of a negative or a missing key';
    return { type: 'RangeError', message, line };
  }
  return null;
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'undefined: is a return missing on one path, or does it return a params key that does not exist? Return a number';
    case 'string':
      return `text (${JSON.stringify(value.slice(0, 40))}): return a number`;
    case 'boolean':
      return `${value}: return a number, for example 1 or 0`;
    case 'bigint':
      return 'a bigint: return a number (drop the n)';
    case 'function':
      return 'a function: call it and return its number';
    default:
      if (value === null) return 'null: return a number';
      if (value instanceof Promise) return 'a promise: reward_function must not be async; return a number';
      return 'an object: return a number';
  }
}
