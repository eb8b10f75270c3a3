import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { evenPlaces, randomPlaces } from '../../../../src/sim/objects/lap-places.ts';

const range = { first: 1.5, last: 18, gap: 2.6 };

describe('even places', () => {
  it('divide the range into equal parts, from its first to its last place', () => {
    expect(evenPlaces(range, 3)).toEqual([1.5, 9.75, 18]);
    expect(evenPlaces(range, 1)).toEqual([1.5]);
  });
});

describe('random places', () => {
  it('keep their gaps and stay in the range', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, n) => {
        const places = randomPlaces(range, n, new Rng(seed));
        expect(places).toHaveLength(n);
        places.forEach((place, k) => {
          expect(place).toBeGreaterThanOrEqual(range.first);
          expect(place).toBeLessThanOrEqual(range.last + 1e-9);
          if (k > 0) expect(place - places[k - 1]).toBeGreaterThanOrEqual(range.gap - 1e-9);
        });
      }),
    );
  });

  it('become even where the gaps do not fit', () => {
    const even = evenPlaces(range, 9);
    randomPlaces(range, 9, new Rng(1)).forEach((place, k) => expect(place).toBeCloseTo(even[k], 12));
  });

  it('are all equally likely: the k-th of n is at (k + 1)/(n + 1) of the room on average', () => {
    const rng = new Rng(1);
    const n = 3;
    const room = range.last - range.first - 2 * range.gap;
    const sums = [0, 0, 0];
    const draws = 20_000;
    for (let d = 0; d < draws; d++) randomPlaces(range, n, rng).forEach((place, k) => (sums[k] += place));
    sums.forEach((sum, k) => {
      const expected = range.first + (room * (k + 1)) / (n + 1) + k * range.gap;
      // The standard error is below 0.02 m.
      expect(Math.abs(sum / draws - expected)).toBeLessThan(0.08);
    });
  });

  it('are the same for the same seed', () => {
    expect(randomPlaces(range, 4, new Rng(7))).toEqual(randomPlaces(range, 4, new Rng(7)));
    expect(randomPlaces(range, 4, new Rng(7))).not.toEqual(randomPlaces(range, 4, new Rng(8)));
  });
});
