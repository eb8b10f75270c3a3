import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { minimise } from '../../../../src/training/replay/minimise.ts';

describe('minimise', () => {
  it('finds the bottom of a narrow, slanted valley', () => {
    const valley = ([x, y, z]: readonly number[]): number =>
      (x + y + z - 3) ** 2 + 1000 * (x - y) ** 2 + 100 * (y - z) ** 2;
    const best = minimise(valley, [4, -2, 0], 2000, new Rng(1));
    best.forEach((value) => expect(value).toBeCloseTo(1, 3));
  });

  it("follows Rosenbrock's bend", () => {
    const bend = ([x, y]: readonly number[]): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    const [x, y] = minimise(bend, [-1, 2], 3000, new Rng(2));
    expect(x).toBeCloseTo(1, 3);
    expect(y).toBeCloseTo(1, 3);
  });

  it('looks as often as it was told, starting at the start, and is the same every time', () => {
    const places: (readonly number[])[] = [];
    const cost = (place: readonly number[]): number => {
      places.push(place);
      return place[0] ** 2;
    };
    const best = minimise(cost, [3], 20, new Rng(3));
    expect(places).toHaveLength(20);
    expect(places[0]).toEqual([3]);
    expect(best).toEqual(minimise(cost, [3], 20, new Rng(3)));
    expect(best[0] ** 2).toBe(Math.min(...places.map(([x]) => x ** 2)));
  });
});
