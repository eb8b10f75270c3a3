import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../../../src/lab/methods/matrix.ts';
import { columnScale, standardise } from '../../../../src/lab/methods/standardise.ts';
import { iris } from './iris.ts';

describe('standardising', () => {
  it('knows the means and deviations of the irises as they are published', () => {
    const { means, deviations } = columnScale(iris);
    // R: colMeans(iris[1:4]); sapply(iris[1:4], sd), which divides by 149
    const published = {
      means: [5.843333, 3.057333, 3.758, 1.199333],
      sd: [0.8280661, 0.4358663, 1.7652982, 0.7622377],
    };
    means.forEach((mean, j) => expect(mean).toBeCloseTo(published.means[j], 6));
    deviations.forEach((sd, j) => expect(sd * Math.sqrt(150 / 149)).toBeCloseTo(published.sd[j], 6));
  });

  it('gives every column mean 0 and deviation 1', () => {
    const { means, deviations } = columnScale(standardise(iris, columnScale(iris)));
    means.forEach((mean) => expect(mean).toBeCloseTo(0, 12));
    deviations.forEach((deviation) => expect(deviation).toBeCloseTo(1, 12));
  });

  it('leaves a column that does not vary at 0, and shows it where another row has other numbers', () => {
    const constant = Float32Array.of(0.1, 1, 0.1, 2, 0.1, 3);
    const scale = columnScale(matrixOf(constant, 2));
    const { values } = standardise(matrixOf(constant, 2), scale);
    expect([values[0], values[2], values[4]].map((value) => Math.abs(value) < 1e-8)).toEqual([
      true,
      true,
      true,
    ]);
    expect(standardise(matrixOf(Float64Array.of(5.1, 2), 2), scale).values[0]).toBeCloseTo(5);
  });
});
