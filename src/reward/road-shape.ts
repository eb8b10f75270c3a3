import { wrapAngle } from '../math/angle.ts';
import type { Track } from '../track/track.ts';

/** Distance between two places that are looked at [m] */
const STEP = 0.1;
/** How far before and behind a place its bend is measured [m] */
const REACH = 1;

/** How far the road turns to the left around a place, over 2 m [rad] */
export function turnAround(track: Track, s: number): number {
  return wrapAngle(track.headingAt(s + REACH) - track.headingAt(s - REACH));
}

/** Where the road bends least, within 2 m [m]; not near the line, so that progress and place agree. */
export function straightestPlace(track: Track): number {
  return bestPlace(track, (s) => -Math.abs(turnAround(track, s)));
}

/** Where it bends most [m] */
export function tightestPlace(track: Track): number {
  return bestPlace(track, (s) => Math.abs(turnAround(track, s)));
}

/** Where it bends most to the left (+1) or to the right (-1) [m]; null where it never does. */
export function tightestPlaceTo(track: Track, side: 1 | -1): number | null {
  const s = bestPlace(track, (at) => side * turnAround(track, at));
  return side * turnAround(track, s) > 0.2 ? s : null;
}

/** Places with the highest value; of equal ones the first. */
function bestPlace({ length }: Track, valueAt: (s: number) => number): number {
  let best = length / 2;
  let highest = -Infinity;
  for (let s = 0.1 * length; s < 0.9 * length; s += STEP) {
    const value = valueAt(s);
    if (value <= highest) continue;
    highest = value;
    best = s;
  }
  return best;
}
