import { median } from '../../math/statistics.ts';
import type { Recording } from '../recording/recording.ts';

/** How far a drive is from what was demonstrated, decision by decision. */
export interface Drift {
  /**
   * Distance of what the car saw to the nearest state of the demonstration, in distances that the demonstration's own states have
   * to their nearest neighbour, its median: about 1 where it goes where the expert went. [rows]
   */
  readonly distance: Float64Array;
  /** Steering that the driver commanded, minus the expert's at the same place [°], [rows] */
  readonly steeringError: Float64Array;
  /** Of each stint, the first row from which on the car is farther than `LOST` for half a second; null where there is none. */
  readonly lostAt: readonly (number | null)[];
}

/** From so many usual distances on a state is unlike anything that was shown. */
export const LOST = 3;
const LOST_ROWS = 8;
/** Of a longer demonstration, so many rows say what is usual in it. */
const MOST_OWN = 400;

/**
 * Says where imitation leaves what it has been shown: its errors take it to states that are not in the demonstration, where it
 * errs more (Ross & Bagnell 2010, _Efficient Reductions for Imitation Learning_, §2: errors add up with the square of the time).
 * @param drive a drive of the policy, with the expert's commands as labels
 * @throws RangeError where the two do not see the same
 */
export function driftOf(demonstration: Recording, drive: Recording): Drift {
  const size = demonstration.observationSize;
  if (drive.observationSize !== size)
    throw new RangeError(
      `A drive of ${drive.observationSize} numbers is not like a demonstration of ${size}`,
    );
  const scale = inverseSpreads(demonstration);
  const nearest = (from: Recording, row: number, isSelf: boolean): number => {
    let least = Infinity;
    for (let other = 0; other < demonstration.rows; other++) {
      // Its neighbours in time are nearly the same state, and say nothing of how dense the demonstration is.
      if (isSelf && Math.abs(other - row) < LOST_ROWS) continue;
      least = Math.min(least, squaredDistance(from, row, demonstration, other, scale, least));
    }
    return Math.sqrt(least);
  };
  const every = Math.ceil(demonstration.rows / MOST_OWN);
  const own = Array.from({ length: Math.floor(demonstration.rows / every) }, (_, i) =>
    nearest(demonstration, i * every, true),
  );
  const usual = median(own.filter(Number.isFinite)) || 1;
  const distance = Float64Array.from({ length: drive.rows }, (_, row) => nearest(drive, row, false) / usual);
  const steeringError = Float64Array.from(
    { length: drive.rows },
    (_, row) => drive.driven[2 * row] - drive.commands[2 * row],
  );
  return {
    distance,
    steeringError,
    lostAt: drive.stints.map(({ first, rows }) => firstLost(distance, first, first + rows)),
  };
}

function firstLost(distance: Float64Array, first: number, end: number): number | null {
  let rows = 0;
  for (let row = first; row < end; row++) {
    rows = distance[row] > LOST ? rows + 1 : 0;
    if (rows === LOST_ROWS) return row - LOST_ROWS + 1;
  }
  return null;
}

/** One over the standard deviation of each number, 0 where it never changes. */
function inverseSpreads({ observations, observationSize, rows }: Recording): Float64Array {
  return Float64Array.from({ length: observationSize }, (_, j) => {
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < rows; row++) {
      const value = observations[row * observationSize + j];
      sum += value;
      squares += value * value;
    }
    const variance = squares / rows - (sum / rows) ** 2;
    return variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
  });
}

function squaredDistance(
  a: Recording,
  rowA: number,
  b: Recording,
  rowB: number,
  scale: Float64Array,
  enough: number,
): number {
  const size = scale.length;
  let sum = 0;
  for (let j = 0; j < size && sum < enough; j++) {
    const d = (a.observations[rowA * size + j] - b.observations[rowB * size + j]) * scale[j];
    sum += d * d;
  }
  return sum;
}
