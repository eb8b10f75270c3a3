import { logDeterminant, squaredSolution } from './cholesky.ts';
import { type Matrix, rowOf } from './matrix.ts';

/** A weighted sum of normal densities. */
export interface Mixture {
  /** Shares of the rows, together 1, [components] */
  readonly weights: Float64Array;
  /** [components × columns] */
  readonly means: Matrix;
  /** Lower Cholesky factor of each component's covariance, [columns × columns] each */
  readonly factors: readonly Float64Array[];
}

/** Log of weight × density of each component at each row, [rows × components] */
export function jointLogDensities(matrix: Matrix, { weights, means, factors }: Mixture): Matrix {
  const { rows, columns } = matrix;
  const components = means.rows;
  const values = new Float64Array(rows * components);
  const difference = new Float64Array(columns);
  for (let k = 0; k < components; k++) {
    const mean = rowOf(means, k);
    const constant =
      Math.log(weights[k]) - logDeterminant(factors[k], columns) - (columns / 2) * Math.log(2 * Math.PI);
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < columns; j++) difference[j] = matrix.values[row * columns + j] - mean[j];
      values[row * components + k] = constant - squaredSolution(factors[k], difference) / 2;
    }
  }
  return { values, rows, columns: components };
}

/** Log density of each row, [rows] */
export function logDensities(matrix: Matrix, mixture: Mixture): Float64Array {
  const joint = jointLogDensities(matrix, mixture);
  return Float64Array.from({ length: matrix.rows }, (_, row) => logSumExp(joint, row));
}

/** The likeliest component of each row, [rows] */
export function mostLikely(matrix: Matrix, mixture: Mixture): Int32Array {
  const joint = jointLogDensities(matrix, mixture);
  return Int32Array.from({ length: matrix.rows }, (_, row) => {
    const own = rowOf(joint, row);
    return own.indexOf(Math.max(...own));
  });
}

/** Logarithm of the sum of a row's exponentials. */
export function logSumExp({ values, columns }: Matrix, row: number): number {
  const [from, to] = [row * columns, (row + 1) * columns];
  let most = -Infinity;
  for (let at = from; at < to; at++) most = Math.max(most, values[at]);
  let sum = 0;
  for (let at = from; at < to; at++) sum += Math.exp(values[at] - most);
  return most + Math.log(sum);
}
