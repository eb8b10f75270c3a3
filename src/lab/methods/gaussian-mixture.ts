import type { Rng } from '../../math/rng.ts';
import { cholesky } from './cholesky.ts';
import { DataError } from './data-error.ts';
import { kMeans } from './k-means.ts';
import type { Matrix } from './matrix.ts';
import { jointLogDensities, logSumExp, type Mixture } from './mixture-density.ts';

export interface GaussianMixtureOptions {
  readonly components: number;
  /** Ellipsoids of any direction, or only along the axes. Default full. */
  readonly covariance?: 'full' | 'diagonal';
  /** Added to every variance, so that no component shrinks to a point. Default 1e-6. */
  readonly floor?: number;
  /** How often it begins anew; the likeliest outcome is kept. Default 3. */
  readonly restarts?: number;
  /** It ends where the log likelihood of a row gains less than this on average. Default 1e-3. */
  readonly tolerance?: number;
}

export interface GaussianMixture extends Mixture {
  /** Of all rows together. */
  readonly logLikelihood: number;
  /** That after every round of the outcome that was kept: but for the floor it never falls. */
  readonly history: readonly number[];
  /** Bayesian information criterion (Schwarz 1978): parameters · log rows − 2 · log likelihood; lower is better. */
  readonly bic: number;
}

const MOST_ROUNDS = 500;

type Settings = Required<Omit<GaussianMixtureOptions, 'restarts'>>;

/**
 * Normal densities fitted by expectation maximisation (Dempster, Laird & Rubin 1977) from the clusters of k-means.
 * @throws DataError with fewer rows than components; or than columns, where covariances are full
 */
export function gaussianMixture(matrix: Matrix, options: GaussianMixtureOptions, rng: Rng): GaussianMixture {
  const { restarts = 3, covariance = 'full', floor = 1e-6, tolerance = 1e-3, components } = options;
  const least = components * (covariance === 'full' ? matrix.columns + 1 : 2);
  if (matrix.rows < least)
    throw new DataError(
      `A mixture of ${components} in ${matrix.columns} columns needs at least ${least} rows (found ${matrix.rows}): record a longer drive.`,
    );
  let best: GaussianMixture | null = null;
  for (let i = 0; i < restarts; i++) {
    const found = maximise(matrix, { components, covariance, floor, tolerance }, rng);
    if (!best || found.logLikelihood > best.logLikelihood) best = found;
  }
  return best!;
}

function maximise(matrix: Matrix, settings: Settings, rng: Rng): GaussianMixture {
  const { labels } = kMeans(matrix, { clusters: settings.components, restarts: 1 }, rng);
  const shares = new Float64Array(matrix.rows * settings.components);
  labels.forEach((label, row) => (shares[row * settings.components + label] = 1));
  const history: number[] = [];
  let mixture = describe(matrix, shares, settings);
  for (;;) {
    history.push(expect(matrix, mixture, shares));
    const gain = history.at(-1)! - (history.at(-2) ?? -Infinity);
    if (gain < settings.tolerance * matrix.rows || history.length === MOST_ROUNDS) break;
    mixture = describe(matrix, shares, settings);
  }
  const logLikelihood = history.at(-1)!;
  const bic = numParameters(matrix.columns, settings) * Math.log(matrix.rows) - 2 * logLikelihood;
  return { ...mixture, logLikelihood, history, bic };
}

/** Fills in how far each row belongs to each component, [rows × components]. @returns log likelihood of all rows */
function expect(matrix: Matrix, mixture: Mixture, shares: Float64Array): number {
  const joint = jointLogDensities(matrix, mixture);
  let sum = 0;
  for (let row = 0; row < joint.rows; row++) {
    const total = logSumExp(joint, row);
    sum += total;
    for (let at = row * joint.columns; at < (row + 1) * joint.columns; at++)
      shares[at] = Math.exp(joint.values[at] - total);
  }
  return sum;
}

/** The likeliest mixture for rows that belong to its components by these shares. */
function describe(matrix: Matrix, shares: Float64Array, settings: Settings): Mixture {
  const { rows, columns } = matrix;
  const { components } = settings;
  const weights = new Float64Array(components);
  const values = new Float64Array(components * columns);
  const factors: Float64Array[] = [];
  for (let k = 0; k < components; k++) {
    const share = (row: number): number => shares[row * components + k];
    let total = Number.EPSILON;
    for (let row = 0; row < rows; row++) total += share(row);
    weights[k] = total / rows;
    const mean = values.subarray(k * columns, (k + 1) * columns);
    for (let row = 0; row < rows; row++) {
      const weight = share(row) / total;
      for (let j = 0; j < columns; j++) mean[j] += weight * matrix.values[row * columns + j];
    }
    factors.push(factor(spread(matrix, mean, share, total, settings), columns));
  }
  return { weights, means: { values, rows: components, columns }, factors };
}

/** Covariance of the rows by their shares, with the floor, [columns × columns] */
function spread(
  matrix: Matrix,
  mean: Float64Array,
  share: (row: number) => number,
  total: number,
  { covariance, floor }: Settings,
): Float64Array {
  const { values, rows, columns } = matrix;
  const sums = new Float64Array(columns * columns);
  const difference = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const weight = share(row) / total;
    // What hardly belongs here does not count; most rows belong to one component.
    if (weight < 1e-15) continue;
    for (let j = 0; j < columns; j++) difference[j] = values[row * columns + j] - mean[j];
    for (let i = 0; i < columns; i++) {
      const scaled = weight * difference[i];
      for (let j = covariance === 'full' ? 0 : i; j <= i; j++)
        sums[i * columns + j] += scaled * difference[j];
    }
  }
  for (let i = 0; i < columns; i++) sums[i * columns + i] += floor;
  return sums;
}

/** Of a lower triangle; where rounding has made it indefinite, its axes alone. */
function factor(covariance: Float64Array, columns: number): Float64Array {
  return (
    cholesky(covariance, columns) ??
    covariance.map((value, at) => (at % (columns + 1) === 0 ? Math.sqrt(value) : 0))
  );
}

/** Numbers that the data decide. */
function numParameters(columns: number, { components, covariance }: Settings): number {
  const each = covariance === 'full' ? (columns * (columns + 1)) / 2 : columns;
  return components * (columns + each) + components - 1;
}
