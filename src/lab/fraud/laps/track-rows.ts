import type { Rng } from '../../../math/rng.ts';
import { STEP, STEP_SIZE } from './lap-submission.ts';

/** What a camera above the track is off by, one standard deviation: place [m], direction [rad], speed [m/s] */
export const TRACKING_NOISE = { place: 0.003, heading: 0.005, speed: 0.02 } as const;

/** A drive as a tracking system records it: with its noise, in milliseconds and millimetres. */
export function trackRows(rows: Float64Array, rng: Rng): Float64Array {
  const seen = rows.slice();
  for (let at = 0; at < seen.length; at += STEP_SIZE) {
    for (const place of [STEP.x, STEP.y]) seen[at + place] += TRACKING_NOISE.place * rng.normal();
    seen[at + STEP.heading] += TRACKING_NOISE.heading * rng.normal();
    seen[at + STEP.speed] += TRACKING_NOISE.speed * rng.normal();
  }
  return roundRows(seen);
}

/** In milliseconds, millimetres and thousandths, as such records are kept. */
export function roundRows(rows: Float64Array): Float64Array {
  // No minus nought.
  return rows.map((value) => Math.round(1000 * value) / 1000 + 0);
}
