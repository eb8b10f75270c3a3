import type { CarName } from '../../../sim/cars.ts';

/** Columns of a recorded step: when, where the car was and how fast, and what it was then told to do. */
export const STEP = { time: 0, x: 1, y: 2, heading: 3, speed: 4, steering: 5, commanded: 6 } as const;
export type StepColumn = keyof typeof STEP;
export const STEP_SIZE = 7;

/** What a racer sends to a leaderboard: a time, and the drive that is to prove it. Structured-cloneable. */
export interface LapSubmission {
  /** Of this submission, among all. */
  readonly id: string;
  readonly driver: string;
  readonly trackId: string;
  /** The car that it says it was driven in. */
  readonly car: CarName;
  /** [s] */
  readonly claimedTime: number;
  /**
   * 15 steps a second from standing on the line to being over it again, [numSteps × STEP_SIZE]: seconds, metres, radians,
   * metres a second, steering in radians, positive to the left.
   */
  readonly rows: Float64Array;
}

/** How many steps a drive has. */
export function numStepsOf(rows: Float64Array): number {
  return rows.length / STEP_SIZE;
}

/** One number of one step. */
export function stepValue(rows: Float64Array, step: number, column: StepColumn): number {
  return rows[step * STEP_SIZE + STEP[column]];
}

/** Seconds between the first step and the last one. */
export function clockOf(rows: Float64Array): number {
  return stepValue(rows, numStepsOf(rows) - 1, 'time') - stepValue(rows, 0, 'time');
}

/** Distance of a step to the next one [m] */
export function strideOf(rows: Float64Array, step: number): number {
  return Math.hypot(
    stepValue(rows, step + 1, 'x') - stepValue(rows, step, 'x'),
    stepValue(rows, step + 1, 'y') - stepValue(rows, step, 'y'),
  );
}
