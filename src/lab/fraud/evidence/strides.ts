import { numStepsOf, stepValue } from '../laps/lap-submission.ts';

/** From one step to the next: one fewer than there are steps. */
export function numStrides(rows: Float64Array): number {
  return numStepsOf(rows) - 1;
}

/** Seconds of a stride by its own clock. */
export function secondsOf(rows: Float64Array, k: number): number {
  return stepValue(rows, k + 1, 'time') - stepValue(rows, k, 'time');
}

/** Way that the recorded speeds cover in a stride [m] */
export function coveredIn(rows: Float64Array, k: number): number {
  return ((stepValue(rows, k, 'speed') + stepValue(rows, k + 1, 'speed')) / 2) * secondsOf(rows, k);
}
