import type { Rng } from '../../../math/rng.ts';
import { DECISION_HZ } from '../../../sim/physics.ts';
import { type LapSubmission, numStepsOf, STEP, STEP_SIZE, stepValue } from '../laps/lap-submission.ts';
import { roundRows } from '../laps/track-rows.ts';
import { between } from './between.ts';

/**
 * The drive is played faster, by 25 % down to 3 %, and recorded anew at 15 Hz, so that its clock ticks evenly. Half of the
 * forgers also raise the speeds, so that they fit the way.
 */
export function speedUp(lap: LapSubmission, subtlety: number, rng: Rng): LapSubmission {
  const factor = 1 + between(0.25, 0.03, subtlety);
  const last = numStepsOf(lap.rows) - 1;
  const count = Math.max(2, Math.round(last / factor) + 1);
  const speeds = rng.uniform() < 0.5 ? last / (count - 1) : 1;
  const rows = new Float64Array(count * STEP_SIZE);
  for (let k = 0; k < count; k++) {
    const at = (k * last) / (count - 1);
    writeBetween(lap.rows, at, rows, k);
    rows[k * STEP_SIZE + STEP.time] = k / DECISION_HZ;
    rows[k * STEP_SIZE + STEP.speed] *= speeds;
    rows[k * STEP_SIZE + STEP.commanded] *= speeds;
  }
  return { ...lap, rows: roundRows(rows), claimedTime: (count - 1) / DECISION_HZ };
}

/** The step at a place between two steps. @param at steps from the first */
function writeBetween(from: Float64Array, at: number, to: Float64Array, k: number): void {
  const before = Math.min(Math.floor(at), numStepsOf(from) - 2);
  const share = at - before;
  for (const column of Object.keys(STEP) as (keyof typeof STEP)[]) {
    const [a, b] = [stepValue(from, before, column), stepValue(from, before + 1, column)];
    const rise = column === 'heading' ? Math.atan2(Math.sin(b - a), Math.cos(b - a)) : b - a;
    to[k * STEP_SIZE + STEP[column]] = a + share * rise;
  }
}
