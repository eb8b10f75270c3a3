import type { EpisodeStatus } from './evaluation.ts';

/** How a trial of an evaluation stands after one of its steps. */
export interface TrialStep {
  /** Which of the cars that are driven at once, from 0: a trial each, or a drive of several laps. */
  readonly trial: number;
  /** `pause`: the car serves a penalty. */
  readonly status: EpisodeStatus | 'pause';
  /** Whether the trial is over. */
  readonly isDone: boolean;
  /** Index of a discrete action; -1 where actions are continuous. */
  readonly action: number;
  /** Penalty time left [s] */
  readonly pauseDuration: number;
  /** So far in this trial. */
  readonly crashes: number;
}

/** Told of every step of every trial; `params` is its row as a reward would see it, overwritten by the next one. */
export type OnTrialStep = (params: Float64Array, step: TrialStep) => void;
