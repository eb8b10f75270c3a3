import { describe, expect, it } from 'vitest';
import { kMeans } from '../../../../src/lab/methods/k-means.ts';
import { matrixOf } from '../../../../src/lab/methods/matrix.ts';
import { silhouette } from '../../../../src/lab/methods/silhouette.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { iris } from './iris.ts';

describe('a silhouette', () => {
  it.each([
    [2, 0.681046],
    [3, 0.552819],
    [4, 0.498051],
  ])('of %i clusters of the irises is the published one', (clusters, published) => {
    const { labels } = kMeans(iris, { clusters }, new Rng(1));
    expect(silhouette(iris, labels, new Rng(1))).toBeCloseTo(published, 5);
  });

  it('is what the definition says of four points on a line', () => {
    const points = matrixOf(Float64Array.of(0, 1, 10, 20), 1);
    // a and b of 0: 1 and 15; of 1: 1 and 14; of 10: 10 and 9.5; of 20: 10 and 19.5
    const expected = (14 / 15 + 13 / 14 - 0.5 / 10 + 9.5 / 19.5) / 4;
    expect(silhouette(points, Int32Array.of(0, 0, 1, 1), new Rng(1))).toBeCloseTo(expected, 12);
  });

  it('counts a row alone as 0, and rows in one place, too', () => {
    const points = matrixOf(Float64Array.of(0, 1, 10), 1);
    expect(silhouette(points, Int32Array.of(0, 0, 1), new Rng(1))).toBeCloseTo((0.9 + 8 / 9) / 3, 12);
    const same = matrixOf(new Float64Array(4), 1);
    expect(silhouette(same, Int32Array.of(0, 0, 1, 1), new Rng(1))).toBe(0);
  });

  it('of many rows is near to the exact one, and the same for the same seed', () => {
    const rng = new Rng(2);
    const values = Float64Array.from({ length: 6000 }, (_, row) => rng.normal() + (row % 2) * 4);
    const labels = Int32Array.from({ length: 6000 }, (_, row) => row % 2);
    const [first, again, other] = [5, 5, 6].map((seed) =>
      silhouette(matrixOf(values, 1), labels, new Rng(seed)),
    );
    expect(again).toBe(first);
    expect(Math.abs(first - other)).toBeLessThan(0.03);
  });

  it('needs two clusters', () => {
    const points = matrixOf(Float64Array.of(0, 1), 1);
    expect(() => silhouette(points, Int32Array.of(0, 0), new Rng(1))).toThrow(
      'at least 2 are needed (found 1)',
    );
  });
});
