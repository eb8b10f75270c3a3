import type { Rng } from '../../../math/rng.ts';
import { type LapSubmission, numStepsOf, STEP, STEP_SIZE, stepValue } from '../laps/lap-submission.ts';
import { between } from './between.ts';
import { fromRows, rowsOf } from './from-rows.ts';

/**
 * A piece of road is skipped: 30 steps down to 3. Half of the forgers simply cut the rows; the others lead the car across to
 * where it goes on, at the speed that it had or faster, which cuts a corner where there is one.
 */
export function teleport(lap: LapSubmission, subtlety: number, rng: Rng): LapSubmission {
  const numSteps = numStepsOf(lap.rows);
  const skipped = Math.min(Math.round(between(30, 3, subtlety)), Math.floor(numSteps / 3));
  const from = 5 + rng.integer(Math.max(1, numSteps - skipped - 10));
  return cutRoad(lap, from, from + skipped, rng.uniform() < 0.5 ? 1 : 0);
}

/**
 * Takes steps `from` + 1 … `to` − 1 out.
 * @param faster how much faster than at the place where it leaves the road the car crosses over; 1: at once
 */
export function cutRoad(lap: LapSubmission, from: number, to: number, faster: number): LapSubmission {
  const numSteps = numStepsOf(lap.rows);
  const bridge = faster >= 1 ? new Float64Array() : bridgeRows(lap.rows, from, to, faster);
  return fromRows(lap, [rowsOf(lap, 0, from + 1), bridge, rowsOf(lap, to, numSteps)]);
}

/** Steps straight across, evenly, heading where they go. */
function bridgeRows(rows: Float64Array, from: number, to: number, faster: number): Float64Array {
  const [dx, dy] = (['x', 'y'] as const).map((c) => stepValue(rows, to, c) - stepValue(rows, from, c));
  const speed = Math.max(0.5, stepValue(rows, from, 'speed')) * (1 + faster);
  const count = Math.min(to - from - 1, Math.max(0, Math.ceil((15 * Math.hypot(dx, dy)) / speed) - 1));
  const bridge = new Float64Array(count * STEP_SIZE);
  for (let k = 0; k < count; k++) {
    const share = (k + 1) / (count + 1);
    const source = from + Math.round(share * (to - from));
    const at = k * STEP_SIZE;
    bridge.set(rows.subarray(source * STEP_SIZE, (source + 1) * STEP_SIZE), at);
    bridge[at + STEP.x] = stepValue(rows, from, 'x') + share * dx;
    bridge[at + STEP.y] = stepValue(rows, from, 'y') + share * dy;
    bridge[at + STEP.heading] = Math.atan2(dy, dx);
    bridge[at + STEP.speed] = speed;
  }
  return bridge;
}
