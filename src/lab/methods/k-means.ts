import type { Rng } from '../../math/rng.ts';
import { DataError } from './data-error.ts';
import { type Matrix, rowOf, rowsOf, squaredDistance } from './matrix.ts';

export interface KMeansOptions {
  readonly clusters: number;
  /** How often it begins anew; the tightest outcome is kept. Default 10. */
  readonly restarts?: number;
}

export interface KMeans {
  /** [clusters × columns] */
  readonly centres: Matrix;
  /** Which centre each row is nearest to, [rows] */
  readonly labels: Int32Array;
  /** Sum of squared distances of rows from their centres. */
  readonly inertia: number;
  /** That sum after every round of the outcome that was kept: it never rises. */
  readonly history: readonly number[];
}

const MOST_ROUNDS = 300;

/**
 * Lloyd's k-means (1982) from k-means++ seeds (Arthur & Vassilvitskii 2007), until no row changes its cluster.
 * @throws DataError with fewer rows than clusters
 */
export function kMeans(matrix: Matrix, { clusters, restarts = 10 }: KMeansOptions, rng: Rng): KMeans {
  if (matrix.rows < clusters)
    throw new DataError(
      `${clusters} clusters need at least ${clusters} rows (found ${matrix.rows}): record a longer drive.`,
    );
  let best: KMeans | null = null;
  for (let i = 0; i < restarts; i++) {
    const found = lloyd(matrix, seeds(matrix, clusters, rng));
    if (!best || found.inertia < best.inertia) best = found;
  }
  return best!;
}

/** Rows, each drawn with a chance as its squared distance from the nearest one drawn before. */
function seeds(matrix: Matrix, clusters: number, rng: Rng): Matrix {
  const chosen = [rng.integer(matrix.rows)];
  const nearest = new Float64Array(matrix.rows).fill(Infinity);
  while (chosen.length < clusters) {
    const last = chosen.at(-1)!;
    let sum = 0;
    for (let row = 0; row < matrix.rows; row++) {
      nearest[row] = Math.min(nearest[row], squaredDistance(matrix, row, matrix, last));
      sum += nearest[row];
    }
    let left = rng.uniform() * sum;
    const drawn = nearest.findIndex((distance) => (left -= distance) < 0);
    // Where all rows are the same, or rounding left a rest, any will do.
    chosen.push(drawn >= 0 ? drawn : rng.integer(matrix.rows));
  }
  return rowsOf(matrix, chosen);
}

function lloyd(matrix: Matrix, start: Matrix): KMeans {
  const labels = new Int32Array(matrix.rows).fill(-1);
  const distances = new Float64Array(matrix.rows);
  const history: number[] = [];
  let centres = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changes = assign(matrix, centres, labels, distances);
    history.push(distances.reduce((sum, distance) => sum + distance, 0));
    if (changes === 0) break;
    centres = middles(matrix, labels, centres.rows, distances);
  }
  return { centres, labels, inertia: history.at(-1)!, history };
}

/** Which centre each of these rows is nearest to, [rows] */
export function nearestCentres(matrix: Matrix, centres: Matrix): Int32Array {
  const labels = new Int32Array(matrix.rows);
  assign(matrix, centres, labels, new Float64Array(matrix.rows));
  return labels;
}

/** Gives every row its nearest centre. @returns how many have changed */
function assign(matrix: Matrix, centres: Matrix, labels: Int32Array, distances: Float64Array): number {
  let changes = 0;
  for (let row = 0; row < matrix.rows; row++) {
    let label = 0;
    let least = Infinity;
    for (let k = 0; k < centres.rows; k++) {
      const distance = squaredDistance(matrix, row, centres, k);
      if (distance < least) [label, least] = [k, distance];
    }
    if (label !== labels[row]) changes++;
    labels[row] = label;
    distances[row] = least;
  }
  return changes;
}

/** The mean of each cluster's rows; one that has lost all of its rows goes to the row that is farthest from its centre. */
function middles(matrix: Matrix, labels: Int32Array, clusters: number, distances: Float64Array): Matrix {
  const { rows, columns } = matrix;
  const values = new Float64Array(clusters * columns);
  const counts = new Float64Array(clusters);
  for (let row = 0; row < rows; row++) counts[labels[row]]++;
  for (let row = 0; row < rows; row++) {
    const at = labels[row] * columns;
    for (let j = 0; j < columns; j++)
      values[at + j] += matrix.values[row * columns + j] / counts[labels[row]];
  }
  for (let k = 0; k < clusters; k++) {
    if (counts[k] > 0) continue;
    const farthest = distances.indexOf(Math.max(...distances));
    values.set(rowOf(matrix, farthest), k * columns);
    distances[farthest] = 0;
  }
  return { values, rows: clusters, columns };
}
