import type { RaceField } from './race-field.ts';

/** A car of an evaluation as it decides: judged already, its command not yet given. */
export interface TrialDecision {
  /** Which of the cars that are driven at once, from 0. */
  readonly trial: number;
  /** The cars with all that is on the track; the trial's is the one of its number. */
  readonly field: RaceField;
  /** Percent of the lap. */
  readonly progress: number;
  /** What its policy is given, [observationSize]; overwritten by the next decision. */
  readonly observation: Float32Array;
}

/** Told of every decision of every trial, the one included in which it is found to be over. */
export type OnTrialDecision = (decision: TrialDecision) => void;
