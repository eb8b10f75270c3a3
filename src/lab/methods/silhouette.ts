import type { Rng } from '../../math/rng.ts';
import { DataError } from './data-error.ts';
import { type Matrix, rowsOf, squaredDistance } from './matrix.ts';
import { sampleRows } from './sample-rows.ts';

/** Of more rows so many are drawn: all pairs of rows are looked at. */
const MOST_ROWS = 1500;

/**
 * How much nearer rows are to their own cluster than to the next one, −1 … 1, the mean over all rows (Rousseeuw 1987):
 * (b − a) / max(a, b) of the mean distances a from its own cluster and b from the nearest other one; 0 for a row alone.
 * Exact up to `MOST_ROWS` rows, of more it is that of a sample.
 * @throws DataError with fewer than two clusters
 */
export function silhouette(matrix: Matrix, labels: Int32Array, rng: Rng): number {
  const drawn = sampleRows(matrix.rows, MOST_ROWS, rng);
  return exactSilhouette(
    rowsOf(matrix, drawn),
    drawn.map((row) => labels[row]),
  );
}

function exactSilhouette(matrix: Matrix, labels: Int32Array): number {
  const { rows } = matrix;
  const clusters = Math.max(...labels) + 1;
  const sizes = new Int32Array(clusters);
  for (const label of labels) sizes[label]++;
  if (sizes.filter((size) => size > 0).length < 2)
    throw new DataError('A silhouette compares clusters: at least 2 are needed (found 1).');
  // Of every row, the sum of its distances from the rows of each cluster.
  const sums = new Float64Array(rows * clusters);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const distance = Math.sqrt(squaredDistance(matrix, i, matrix, j));
      sums[i * clusters + labels[j]] += distance;
      sums[j * clusters + labels[i]] += distance;
    }
  }
  let total = 0;
  for (let i = 0; i < rows; i++) total += width(sums.subarray(i * clusters), sizes, labels[i]);
  return total / rows;
}

/** Of one row. */
function width(sums: Float64Array, sizes: Int32Array, own: number): number {
  if (sizes[own] === 1) return 0;
  const within = sums[own] / (sizes[own] - 1);
  let next = Infinity;
  for (let k = 0; k < sizes.length; k++)
    if (k !== own && sizes[k] > 0) next = Math.min(next, sums[k] / sizes[k]);
  const longer = Math.max(within, next);
  return longer > 0 ? (next - within) / longer : 0;
}
