import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { REWARD_LIMIT } from '../../../src/reward/reward-scorer.ts';
import { faultOfValue } from '../../../src/reward/reward-value.ts';

test('finds nothing wrong with numbers within the limit', () => {
  fc.assert(
    fc.property(fc.double({ min: -REWARD_LIMIT, max: REWARD_LIMIT, noNaN: true }), (reward) => {
      expect(faultOfValue(reward, 1)).toBeNull();
    }),
  );
});

test.each([
  [undefined, 'TypeError', 'return missing'],
  [null, 'TypeError', 'null'],
  ['5', 'TypeError', 'text ("5")'],
  [true, 'TypeError', 'true'],
  [5n, 'TypeError', 'bigint'],
  [() => 5, 'TypeError', 'call it'],
  [Promise.resolve(5), 'TypeError', 'async'],
  [{}, 'TypeError', 'object'],
  [Number.NaN, 'RangeError', 'NaN'],
  [-Infinity, 'RangeError', '-Infinity'],
  [REWARD_LIMIT * 1.001, 'RangeError', 'scale'],
])('says what is wrong with %s', (value, type, says) => {
  const fault = faultOfValue(value, 4);
  expect(fault).toMatchObject({ type, line: 4 });
  expect(fault?.message).toContain(says);
});
