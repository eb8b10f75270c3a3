import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Autoencoder } from '../../../../src/lab/methods/autoencoder.ts';
import { type Matrix, matrixOf } from '../../../../src/lab/methods/matrix.ts';
import { principalComponents, project } from '../../../../src/lab/methods/principal-components.ts';
import { columnScale, standardise } from '../../../../src/lab/methods/standardise.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { iris } from './iris.ts';

beforeAll(startTensorflow);

const flowers = standardise(iris, columnScale(iris));
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of a column's variance that a linear function of the other two columns leaves, by least squares. */
function unexplained(column: Float64Array, plane: Matrix): number {
  let [xx, xy, yy, xz, yz, zz] = [0, 0, 0, 0, 0, 0];
  column.forEach((z, row) => {
    const [x, y] = [plane.values[2 * row], plane.values[2 * row + 1]];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xz += x * z;
    yz += y * z;
    zz += z * z;
  });
  const determinant = xx * yy - xy * xy;
  const [a, b] = [(xz * yy - yz * xy) / determinant, (yz * xx - xz * xy) / determinant];
  return 1 - (a * xz + b * yz) / zz;
}

describe('an autoencoder', () => {
  it('without hidden units spans the plane of the principal components (Baldi & Hornik 1989)', () => {
    const components = principalComponents(flowers);
    const network = new Autoencoder(4, { hidden: [], batchSize: 150, learningRate: 0.05 }, new Rng(1));
    network.train(flowers, 1500);
    // What two components leave, as a mean per number of 150 rows of 4.
    const left = ((components.variances[2] + components.variances[3]) * 149) / 150 / 4;
    expect(mean(network.errors(flowers))).toBeCloseTo(left, 4);
    const codes = network.encode(flowers);
    const plane = project(flowers, components, 2);
    for (const j of [0, 1]) {
      const column = Float64Array.from({ length: 150 }, (_, row) => codes.values[2 * row + j]);
      const middle = mean(column);
      expect(
        unexplained(
          column.map((value) => value - middle),
          plane,
        ),
      ).toBeLessThan(1e-3);
    }
    network.dispose();
  });

  it('with hidden units follows a curve that no plane does', () => {
    const rng = new Rng(2);
    const points = Float64Array.from({ length: 300 }, () => 2 * rng.uniform() - 1);
    const curve = matrixOf(
      Float64Array.from([...points].flatMap((t) => [t, 2 * t * t - 1, 4 * t ** 3 - 3 * t])),
      3,
    );
    const error = (hidden: readonly number[]): number => {
      const network = new Autoencoder(3, { code: 1, hidden, learningRate: 0.02 }, new Rng(3));
      network.train(curve, 400);
      const found = mean(network.errors(curve));
      network.dispose();
      return found;
    };
    expect(error([24])).toBeLessThan(error([]) / 4);
  });

  it('gives the same numbers for the same seed, and leaves no tensors behind', () => {
    const before = memory().numTensors;
    const run = (): readonly [number[], Matrix] => {
      const network = new Autoencoder(4, {}, new Rng(4));
      const losses = network.train(flowers, 5);
      const codes = network.encode(flowers);
      network.dispose();
      return [losses, codes];
    };
    const [losses, codes] = run();
    expect(run()).toEqual([losses, codes]);
    expect(losses[4]).toBeLessThan(losses[0]);
    expect(codes).toMatchObject({ rows: 150, columns: 2 });
    expect(memory().numTensors).toBe(before);
  });
});
