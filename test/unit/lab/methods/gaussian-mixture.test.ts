import { describe, expect, it } from 'vitest';
import { cholesky } from '../../../../src/lab/methods/cholesky.ts';
import { gaussianMixture } from '../../../../src/lab/methods/gaussian-mixture.ts';
import { labelAgreement } from '../../../../src/lab/methods/label-agreement.ts';
import { matrixOf } from '../../../../src/lab/methods/matrix.ts';
import { logDensities, mostLikely } from '../../../../src/lab/methods/mixture-density.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { iris, irisSpecies } from './iris.ts';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('a mixture of normal densities', () => {
  it.each([
    // mclust of R, model VVV: Fraley & Raftery 2002, JASA 97; its BIC has the other sign.
    [2, -214.3547, 574.0178],
    [3, -180.1858, 580.8389],
  ])('of %i fits the irises as is published', (components, logLikelihood, bic) => {
    const mixture = gaussianMixture(
      iris,
      { components, floor: 1e-9, tolerance: 1e-6, restarts: 10 },
      new Rng(1),
    );
    expect(mixture.logLikelihood).toBeCloseTo(logLikelihood, 1);
    expect(mixture.bic).toBeCloseTo(bic, 1);
  });

  it('of 3 finds the species as is published', () => {
    const mixture = gaussianMixture(iris, { components: 3 }, new Rng(2));
    expect(labelAgreement(mostLikely(iris, mixture), irisSpecies).adjustedRand).toBeCloseTo(0.903874, 6);
  });

  it('of 1 is the normal density of the rows, in closed form', () => {
    const values = Float64Array.of(1, 2, 4, 9);
    const { means, logLikelihood, bic } = gaussianMixture(
      matrixOf(values, 1),
      { components: 1, floor: 0 },
      new Rng(3),
    );
    const variance = (9 + 4 + 0 + 25) / 4;
    expect(means.values[0]).toBeCloseTo(4, 12);
    expect(logLikelihood).toBeCloseTo(-2 * (Math.log(2 * Math.PI * variance) + 1), 9);
    expect(bic).toBeCloseTo(2 * Math.log(4) - 2 * logLikelihood, 9);
  });

  it.each(['full', 'diagonal'] as const)('never gets less likely from round to round: %s', (covariance) => {
    const mixture = gaussianMixture(iris, { components: 4, covariance, floor: 1e-9 }, new Rng(4));
    const { history, logLikelihood } = mixture;
    expect(history.length).toBeGreaterThan(2);
    history.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(history[i] - 1e-6));
    expect(sum(logDensities(iris, mixture))).toBeCloseTo(logLikelihood, 9);
    expect(sum(mixture.weights)).toBeCloseTo(1, 12);
  });

  it('has axes alone where it is diagonal', () => {
    const [factor] = gaussianMixture(iris, { components: 2, covariance: 'diagonal' }, new Rng(5)).factors;
    expect([...factor].filter((entry, at) => at % 5 !== 0 && entry !== 0)).toEqual([]);
  });

  it('keeps to its floor where rows are all the same, and says when there are too few', () => {
    const same = matrixOf(new Float64Array(24).fill(2), 2);
    const { factors } = gaussianMixture(same, { components: 2, floor: 0.01 }, new Rng(6));
    factors.forEach((factor) => expect(factor[0]).toBeCloseTo(0.1, 9));
    expect(() => gaussianMixture(same, { components: 5 }, new Rng(6))).toThrow(
      'A mixture of 5 in 2 columns needs at least 15 rows (found 12): record a longer drive.',
    );
  });
});

describe('the Cholesky factor', () => {
  it('is that of the book, and there is none of an indefinite matrix', () => {
    const of = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);
    expect([...cholesky(of, 3)!]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  });
});
