import { describe, expect, it } from 'vitest';
import { kMeans } from '../../../../src/lab/methods/k-means.ts';
import { labelAgreement } from '../../../../src/lab/methods/label-agreement.ts';
import { matrixOf } from '../../../../src/lab/methods/matrix.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { iris, irisSpecies } from './iris.ts';

describe('k-means', () => {
  it.each([
    [2, 152.34795],
    [3, 78.85144],
    [4, 57.22847],
  ])('finds the known best of %i clusters of the irises', (clusters, inertia) => {
    expect(kMeans(iris, { clusters }, new Rng(1)).inertia).toBeCloseTo(inertia, 4);
  });

  it('agrees with the species as is published', () => {
    const { labels } = kMeans(iris, { clusters: 3 }, new Rng(2));
    expect(labelAgreement(labels, irisSpecies).adjustedRand).toBeCloseTo(0.730238, 6);
  });

  it('never loosens a cluster from round to round, and gives the same for the same seed', () => {
    const run = () => kMeans(iris, { clusters: 5, restarts: 1 }, new Rng(3));
    const { history } = run();
    expect(history.length).toBeGreaterThan(2);
    expect(history).toEqual(history.toSorted((a, b) => b - a));
    expect(run()).toEqual(run());
  });

  it('has a cluster for every row where there are as many', () => {
    const { inertia, labels } = kMeans(matrixOf(Float64Array.of(4, 1, 9), 1), { clusters: 3 }, new Rng(4));
    expect(inertia).toBe(0);
    expect(new Set(labels).size).toBe(3);
  });

  it('lives with rows that are all the same, and says when there are too few', () => {
    const same = matrixOf(new Float64Array(8).fill(2), 2);
    expect(kMeans(same, { clusters: 3 }, new Rng(5))).toMatchObject({ inertia: 0 });
    expect(() => kMeans(same, { clusters: 5 }, new Rng(5))).toThrow(
      '5 clusters need at least 5 rows (found 4): record a longer drive.',
    );
  });
});
