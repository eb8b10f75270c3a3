import type { Rng } from '../../math/rng.ts';
import { Autoencoder } from '../methods/autoencoder.ts';
import { chooseClusters } from '../methods/choose-clusters.ts';
import { nearestCentres } from '../methods/k-means.ts';
import { type Matrix, rowsOf } from '../methods/matrix.ts';
import { mostLikely } from '../methods/mixture-density.ts';
import { sampleRows } from '../methods/sample-rows.ts';
import type { DriveView } from './drive-view.ts';

/** One number of clusters, by both methods. */
export interface DriveClusters {
  readonly clusters: number;
  /** Of k-means, −1 … 1; higher is better. */
  readonly silhouette: number;
  /** Of the mixture; lower is better. */
  readonly bic: number;
  /** Cluster of every row, [rows] */
  readonly kMeans: Int32Array;
  readonly mixture: Int32Array;
}

/** What a drive looks like to who was told nothing about it. Structured-cloneable. */
export interface DriveMap {
  /** Each row along the two principal components of most variance, [rows × 2] */
  readonly plane: Matrix;
  /** What the autoencoder makes of each row, [rows × 2] */
  readonly codes: Matrix;
  /** Its mean squared error per number, epoch by epoch; numbers are standardised, so 1 is to know nothing. */
  readonly losses: readonly number[];
  /** What it gets wrong of each row, likewise, [rows] */
  readonly errors: Float64Array;
  /** Every number of clusters from 2 to 8. */
  readonly candidates: readonly DriveClusters[];
  /** Numbers of clusters that the two criteria choose. */
  readonly bySilhouette: number;
  readonly byBic: number;
}

const NUMBERS = { fewest: 2, most: 8 };
/** Of longer drives clusters are found in so many rows: neighbours in time say nearly the same. */
export const MOST_ROWS = 2000;
/** Least variance of a density, where the drive's is 1. */
export const VARIANCE_FLOOR = 1e-3;
/** Gradient steps of the autoencoder, whatever the length of the drive. */
const STEPS = 2000;
const BATCH_SIZE = 128;
const LEARNING_RATE = 0.01;

/**
 * Looks at a drive in two dimensions, by principal components and by an autoencoder, and divides it into clusters, by k-means and
 * by a mixture of normal densities. tfjs must have been started.
 */
export function exploreDrive({ standardised, components }: DriveView, rng: Rng): DriveMap {
  const some = rowsOf(components, sampleRows(components.rows, MOST_ROWS, rng));
  const choice = chooseClusters(some, NUMBERS, { floor: VARIANCE_FLOOR, restarts: 2 }, rng);
  return {
    plane: firstTwo(components),
    ...squeeze(standardised, rng),
    candidates: choice.candidates.map(({ clusters, silhouette, kMeans, mixture }) => ({
      clusters,
      silhouette,
      bic: mixture.bic,
      kMeans: nearestCentres(components, kMeans.centres),
      mixture: mostLikely(components, mixture),
    })),
    bySilhouette: choice.bySilhouette.clusters,
    byBic: choice.byBic.clusters,
  };
}

function squeeze(standardised: Matrix, rng: Rng): Pick<DriveMap, 'codes' | 'losses' | 'errors'> {
  const options = { batchSize: BATCH_SIZE, learningRate: LEARNING_RATE };
  const network = new Autoencoder(standardised.columns, options, rng);
  const epochs = Math.max(1, Math.round(STEPS / Math.ceil(standardised.rows / BATCH_SIZE)));
  const losses = network.train(standardised, epochs);
  const [codes, errors] = [network.encode(standardised), network.errors(standardised)];
  network.dispose();
  return { codes, losses, errors };
}

function firstTwo({ values, rows, columns }: Matrix): Matrix {
  const plane = Float64Array.from({ length: 2 * rows }, (_, at) => values[(at >> 1) * columns + (at & 1)]);
  return { values: plane, rows, columns: 2 };
}
