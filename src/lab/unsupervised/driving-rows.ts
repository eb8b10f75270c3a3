import { DECISION_HZ } from '../../sim/physics.ts';
import type { Recording } from '../recording/recording.ts';

/** A car that has just set off from rest drives as it never does again, and everybody knows when that was [decisions] */
const START_ROWS = DECISION_HZ;

/** Which rows are more than a second after a standing start, [rows] */
export function drivingRows({ rows, stints }: Pick<Recording, 'rows' | 'stints'>): boolean[] {
  const driving = new Array<boolean>(rows).fill(true);
  for (const { first, rows } of stints) driving.fill(false, first, first + Math.min(rows, START_ROWS));
  return driving;
}
