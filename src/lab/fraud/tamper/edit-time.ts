import type { Rng } from '../../../math/rng.ts';
import { type LapSubmission, STEP, STEP_SIZE } from '../laps/lap-submission.ts';
import { roundRows } from '../laps/track-rows.ts';
import { between } from './between.ts';

/**
 * The claimed time is another one, by 12 % down to 1 %, and the drive as it was. Half of the forgers also turn the recorded
 * clock, so that it agrees.
 */
export function editTime(lap: LapSubmission, subtlety: number, rng: Rng): LapSubmission {
  return claimLess(lap, between(0.12, 0.01, subtlety), rng.uniform() < 0.5);
}

/** @param share of the time that is taken off @param turnsClock whether the record's clock runs faster by as much */
export function claimLess(lap: LapSubmission, share: number, turnsClock: boolean): LapSubmission {
  const claimedTime = Math.round(1000 * lap.claimedTime * (1 - share)) / 1000;
  if (!turnsClock) return { ...lap, claimedTime };
  const rows = lap.rows.slice();
  for (let at = STEP.time; at < rows.length; at += STEP_SIZE) rows[at] *= 1 - share;
  return { ...lap, claimedTime, rows: roundRows(rows) };
}
