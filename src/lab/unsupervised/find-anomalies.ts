import type { Rng } from '../../math/rng.ts';
import { gaussianMixture } from '../methods/gaussian-mixture.ts';
import { type Matrix, rowsOf } from '../methods/matrix.ts';
import { logDensities } from '../methods/mixture-density.ts';
import { sampleRows } from '../methods/sample-rows.ts';
import type { DriveView } from './drive-view.ts';
import { type DriveMap, MOST_ROWS, VARIANCE_FLOOR } from './explore-drive.ts';

/** How unusual each decision of a drive is, by one method. */
export interface Anomalies {
  /** Higher is more unusual, [rows] */
  readonly scores: Float64Array;
  /** Above it a decision counts as an anomaly: found in the scores themselves. */
  readonly threshold: number;
  /** [rows]; false where the car has just set off. */
  readonly flags: readonly boolean[];
}

/** Normal densities that a calm drive is described by. */
const COMPONENTS = 6;
/** So often what is least likely is left out, and the rest described anew. */
const TRIMS = 2;
/** Share of the rows that is left out. */
const TRIMMED = 0.1;
/** Tukey's fence (1977): so many quartile ranges above the upper quartile. */
const FENCE = 1.5;

/**
 * What is unusual about a drive, never told what is bad: decisions that a mixture of normal densities holds for unlikely, and those
 * that the autoencoder cannot say again. The mixture is fitted to all of the drive, then again without the tenth that it holds
 * for least likely (trimmed likelihood: Neykov et al. 2007), lest the unusual be part of what counts as usual.
 * @param errors of the autoencoder
 * @param driving which rows count (`drivingRows`)
 */
export function findAnomalies(
  { components }: DriveView,
  { errors }: Pick<DriveMap, 'errors'>,
  driving: readonly boolean[],
  rng: Rng,
): { readonly mixture: Anomalies; readonly autoencoder: Anomalies } {
  return {
    mixture: flagged(trimmedSurprise(components, rng), driving),
    // In standard deviations: a fence is made for scores that are about evenly spread.
    autoencoder: flagged(errors.map(Math.sqrt), driving),
  };
}

/** Negative log density of each row. */
function trimmedSurprise(rows: Matrix, rng: Rng): Float64Array {
  let surprise = surpriseOf(rows, rows, rng);
  for (let i = 0; i < TRIMS; i++) {
    const order = Int32Array.from({ length: rows.rows }, (_, row) => row);
    order.sort((a, b) => surprise[a] - surprise[b]);
    const calm = order.subarray(0, Math.ceil((1 - TRIMMED) * rows.rows));
    surprise = surpriseOf(rows, rowsOf(rows, calm), rng);
  }
  return surprise;
}

function surpriseOf(rows: Matrix, usual: Matrix, rng: Rng): Float64Array {
  const some = rowsOf(usual, sampleRows(usual.rows, MOST_ROWS, rng));
  const options = { components: COMPONENTS, floor: VARIANCE_FLOOR, restarts: 2 };
  return logDensities(rows, gaussianMixture(some, options, rng)).map((density) => -density);
}

function flagged(scores: Float64Array, driving: readonly boolean[]): Anomalies {
  const sorted = scores.filter((_, row) => driving[row]).sort();
  const quartile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))];
  const fence = quartile(0.75) + FENCE * (quartile(0.75) - quartile(0.25));
  // Where the car has only ever set off, nothing is unusual.
  const threshold = sorted.length > 0 ? fence : Infinity;
  return { scores, threshold, flags: driving.map((drives, row) => drives && scores[row] > threshold) };
}
