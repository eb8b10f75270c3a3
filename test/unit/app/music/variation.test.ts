import { expect, it } from 'vitest';
import { MOST_VARIATION, nextVariation } from '../../../../src/app/music/state/variation.ts';

it('goes from variation to variation, and begins again behind the last and behind what is none', () => {
  expect([1, MOST_VARIATION - 1, MOST_VARIATION].map(nextVariation)).toEqual([2, MOST_VARIATION, 1]);
  expect([0, -5, 2 ** 53 - 1].map(nextVariation)).toEqual([1, 1, 1]);
});
