import type { Rng } from '../../../math/rng.ts';
import { type LapSubmission, numStepsOf } from '../laps/lap-submission.ts';
import { between } from './between.ts';
import { fromRows, rowsOf } from './from-rows.ts';

/** Single steps are left out here and there, 20 % of them down to 2 % (one at least), and the clock is made even again. */
export function dropFrames(lap: LapSubmission, subtlety: number, rng: Rng): LapSubmission {
  const numSteps = numStepsOf(lap.rows);
  const order = Int32Array.from({ length: numSteps - 2 }, (_, k) => k + 1);
  rng.shuffle(order);
  const dropped = new Set(order.slice(0, Math.max(1, Math.round(between(0.2, 0.02, subtlety) * numSteps))));
  const kept = [...Array(numSteps).keys()].filter((k) => !dropped.has(k));
  return fromRows(
    lap,
    kept.map((k) => rowsOf(lap, k, k + 1)),
  );
}
