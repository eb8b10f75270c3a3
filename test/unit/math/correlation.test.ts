import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson, ranks, spearman } from '../../../src/math/correlation.ts';

const column = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });

describe('ranks', () => {
  it('count from 1, and equal values share theirs', () => {
    expect(ranks([30, 10, 20])).toEqual([3, 1, 2]);
    expect(ranks([5, 1, 5, 5, 9])).toEqual([3, 1, 3, 3, 5]);
    expect(ranks([])).toEqual([]);
  });
});

describe('correlations', () => {
  it('are those of textbooks', () => {
    // Anscombe's first quartet, and a well-known example of IQ and hours of television.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x, y)).toBeCloseTo(0.81642051634484, 12);
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12);
  });

  it('are 1 for what rises together, by a line or in order', () => {
    expect(pearson([1, 2, 3], [10, 20, 30])).toBe(1);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1e6])).toBe(1);
    expect(pearson([1, 2, 3, 4], [1, 10, 100, 1e6])).toBeLessThan(0.9);
  });

  it('say nothing of what does not vary', () => {
    for (const correlation of [pearson, spearman]) {
      expect(correlation([], [])).toBeNull();
      expect(correlation([1], [2])).toBeNull();
      expect(correlation([1, 2], [3, 3])).toBeNull();
      expect(correlation([3, 3], [1, 2])).toBeNull();
    }
  });

  it('lie between −1 and 1, the same both ways and in any unit', () => {
    fc.assert(
      fc.property(column, column, (a, b) => {
        const n = Math.min(a.length, b.length);
        const [x, y] = [a.slice(0, n), b.slice(0, n)];
        for (const correlation of [pearson, spearman]) {
          const found = correlation(x, y);
          if (found === null) continue;
          expect(Math.abs(found)).toBeLessThanOrEqual(1);
          expect(correlation(y, x)).toBeCloseTo(found, 9);
          expect(
            correlation(
              x.map((value) => 7 - 3 * value),
              y,
            ),
          ).toBeCloseTo(-found, 9);
        }
      }),
    );
  });
});
