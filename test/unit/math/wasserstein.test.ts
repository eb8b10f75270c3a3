import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wasserstein } from '../../../src/math/wasserstein.ts';

const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });

describe('the Wasserstein distance', () => {
  it.each([
    [[1, 2, 3], [3, 1, 2], 0],
    [[0], [5], 5],
    [[0, 0], [0, 4], 2],
    [[0, 1, 3], [5, 6, 8], 5],
    [[0, 1], [0, 0, 1, 1, 1, 1], 1 / 6],
  ])('of %j and %j is %d', (a, b, distance) => {
    expect(wasserstein(a, b)).toBeCloseTo(distance, 12);
  });

  it('of samples of one size is the mean distance of the values in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1, maxLength: 20 }),
        (pairs) => {
          const [a, b] = [0, 1].map((side) => pairs.map((pair) => pair[side]).sort((x, y) => x - y));
          const expected = a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;
          expect(wasserstein(a, b) / (expected || 1)).toBeCloseTo(expected === 0 ? 0 : 1, 9);
        },
      ),
    );
  });

  it('is the same both ways, and no way round is shorter', () => {
    fc.assert(
      fc.property(sample, sample, sample, (a, b, c) => {
        expect(wasserstein(a, b)).toBeCloseTo(wasserstein(b, a), 9);
        expect(wasserstein(a, c)).toBeLessThanOrEqual(wasserstein(a, b) + wasserstein(b, c) + 1e-9);
      }),
    );
  });
});
