import type { Rng } from '../../../math/rng.ts';
import { type LapSubmission, numStepsOf, stepValue } from '../laps/lap-submission.ts';
import { fromRows, rowsOf } from './from-rows.ts';

/** Of so many places the forger takes the one that fits best, from any to all that there are. */
const PLACES = { blatant: 2, subtle: 200 };

/**
 * The first part of one lap and the rest of another one of the same track, joined where they are near each other. The subtler,
 * the longer the forger has looked for a place where place, direction and speed fit.
 * @returns null where no place makes the first lap faster
 */
export function splice(
  lap: LapSubmission,
  other: LapSubmission,
  subtlety: number,
  rng: Rng,
): LapSubmission | null {
  const tries = Math.round(PLACES.blatant * (PLACES.subtle / PLACES.blatant) ** subtlety);
  const [a, b] = [numStepsOf(lap.rows), numStepsOf(other.rows)];
  let best: { k: number; j: number; misfit: number } | null = null;
  for (let t = 0; t < tries; t++) {
    const k = Math.floor(a * (0.15 + 0.7 * rng.uniform()));
    const j = nearestStep(lap.rows, k, other.rows);
    // Worth it only where the joined lap is faster than the first one.
    if (j < 0.1 * b || j > 0.9 * b || k + b - j >= a - 1) continue;
    const misfit = misfitOf(lap.rows, k, other.rows, j);
    if (best === null || misfit < best.misfit) best = { k, j, misfit };
  }
  return best && fromRows(lap, [rowsOf(lap, 0, best.k + 1), rowsOf(other, best.j + 1, b)]);
}

function nearestStep(rows: Float64Array, k: number, other: Float64Array): number {
  let [nearest, least] = [0, Infinity];
  for (let j = 0; j < numStepsOf(other) - 1; j++) {
    const distance = misfitOf(rows, k, other, j);
    if (distance < least) [nearest, least] = [j, distance];
  }
  return nearest;
}

/** Metres, with a radian as a metre and a metre a second as a tenth of one. */
function misfitOf(rows: Float64Array, k: number, other: Float64Array, j: number): number {
  const off = (column: 'x' | 'y' | 'heading' | 'speed'): number =>
    stepValue(other, j, column) - stepValue(rows, k, column);
  const turn = off('heading');
  return (
    Math.hypot(off('x'), off('y')) +
    Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) +
    Math.abs(off('speed')) / 10
  );
}
