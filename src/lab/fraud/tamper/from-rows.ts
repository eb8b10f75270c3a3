import { DECISION_HZ } from '../../../sim/physics.ts';
import { type LapSubmission, STEP, STEP_SIZE } from '../laps/lap-submission.ts';
import { roundRows } from '../laps/track-rows.ts';

/** A drive of these rows, its clock ticking as if nothing was missing, and the time that this clock says. */
export function fromRows(lap: LapSubmission, parts: readonly Float64Array[]): LapSubmission {
  const rows = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  const count = rows.length / STEP_SIZE;
  for (let k = 0; k < count; k++) rows[k * STEP_SIZE + STEP.time] = k / DECISION_HZ;
  return {
    ...lap,
    rows: roundRows(rows),
    claimedTime: Math.round((1000 * (count - 1)) / DECISION_HZ) / 1000,
  };
}

/** Rows `from` … `to` − 1 of a drive. */
export function rowsOf(lap: LapSubmission, from: number, to: number): Float64Array {
  return lap.rows.subarray(from * STEP_SIZE, to * STEP_SIZE);
}
