import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../../../src/lab/methods/matrix.ts';
import {
  componentsFor,
  principalComponents,
  project,
} from '../../../../src/lab/methods/principal-components.ts';
import { columnScale } from '../../../../src/lab/methods/standardise.ts';
import { iris } from './iris.ts';

describe('principal components', () => {
  it('of the irises are those that are published', () => {
    // scikit-learn's PCA(n_components=4).fit(load_iris().data), R's prcomp(iris[1:4])$sdev ^ 2
    const { variances, shares, directions } = principalComponents(iris);
    const published = [4.22824171, 0.24267075, 0.0782095, 0.02383509];
    published.forEach((variance, k) => expect(variances[k]).toBeCloseTo(variance, 7));
    [0.92461872, 0.05306648, 0.01710261, 0.00521218].forEach((share, k) =>
      expect(shares[k]).toBeCloseTo(share, 7),
    );
    [0.36138659, -0.08452251, 0.85667061, 0.3582892].forEach((entry, j) =>
      expect(directions[j]).toBeCloseTo(entry, 6),
    );
  });

  it('show rows with those variances, and leave distances as they are when all are taken', () => {
    const components = principalComponents(iris);
    const seen = project(iris, components, 4);
    columnScale(seen).deviations.forEach((deviation, k) =>
      expect((deviation ** 2 * 150) / 149).toBeCloseTo(components.variances[k], 10),
    );
    const squares = (values: ArrayLike<number>, means?: Float64Array): number =>
      Array.from(values).reduce((sum, value, at) => sum + (value - (means?.[at % 4] ?? 0)) ** 2, 0);
    expect(squares(seen.values)).toBeCloseTo(squares(iris.values, components.means), 9);
  });

  it('are as many as it takes for a share of the variance', () => {
    const components = principalComponents(iris);
    expect([0.5, 0.95, 0.98, 1].map((share) => componentsFor(components, share))).toEqual([1, 2, 3, 4]);
  });

  it('of rows that are all the same explain nothing, and one row alone has none', () => {
    const same = principalComponents(matrixOf(new Float64Array(6).fill(3), 2));
    expect([...same.variances, ...same.shares]).toEqual([0, 0, 0, 0]);
    expect(() => principalComponents(matrixOf(Float64Array.of(1, 2), 2))).toThrow(
      'Principal components need at least 2 rows (found 1).',
    );
  });
});
