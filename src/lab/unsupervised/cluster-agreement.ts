import { mean } from '../../math/statistics.ts';
import type { Rng } from '../../math/rng.ts';
import { type LabelAgreement, labelAgreement } from '../methods/label-agreement.ts';
import { placeOf, type Recording } from '../recording/recording.ts';
import type { CornerPhases } from './corner-phases.ts';

/** How well clusters are what the road does there, and how well they would be by chance. */
export interface ClusterAgreement extends LabelAgreement {
  /** Mean of the adjusted Rand index with the lap's phases shifted at random, and the value that one shift in twenty exceeds. */
  readonly chanceMean: number;
  readonly chanceHigh: number;
}

/** Shifts of the lap that stand for chance. */
const SHIFTS = 100;

/**
 * Compares clusters with the phases of corners that the track's centre line gives, which no learner was told. Chance is the same lap
 * with its phases somewhere else: shuffled rows would be too easy to beat, for neighbours in time are alike.
 * @param labels cluster of every row
 */
export function clusterAgreement(
  recording: Recording,
  labels: Int32Array,
  phases: CornerPhases,
  rng: Rng,
): ClusterAgreement {
  const s = Float64Array.from(labels, (_, row) => placeOf(recording, row, 's'));
  const shifted = (by: number): LabelAgreement =>
    labelAgreement(
      labels,
      s.map((place) => phases.phaseAt(place + by)),
    );
  const chance = Array.from(
    { length: SHIFTS },
    () => shifted(rng.uniform() * recording.trackLength).adjustedRand,
  ).sort((a, b) => a - b);
  return { ...shifted(0), chanceMean: mean(chance)!, chanceHigh: chance[Math.ceil(0.95 * SHIFTS) - 1] };
}
