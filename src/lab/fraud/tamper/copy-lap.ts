import type { Rng } from '../../../math/rng.ts';
import { type LapSubmission, STEP, STEP_SIZE } from '../laps/lap-submission.ts';
import { roundRows } from '../laps/track-rows.ts';
import { between } from './between.ts';

/** The lap of somebody else, handed in as one's own: as it is but for a name, or with every step shaken, by up to 4 mm. */
export function copyLap(lap: LapSubmission, subtlety: number, rng: Rng): LapSubmission {
  const shake = subtlety < 0.3 ? 0 : between(0.0005, 0.004, subtlety);
  const rows = lap.rows.slice();
  for (let at = 0; at < rows.length; at += STEP_SIZE)
    for (const column of [STEP.x, STEP.y, STEP.speed]) rows[at + column] += shake * rng.normal();
  return { ...lap, rows: roundRows(rows) };
}
