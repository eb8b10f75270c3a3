import type { Rng } from '../../math/rng.ts';
import type { ActionSpace, BoxSpace } from '../space.ts';

/** One of Gymnasium's reference tasks as plain functions of a state in 64-bit numbers; actions are one number. */
export interface Task {
  /** Gymnasium's name and version: the same name, the same dynamics. */
  readonly id: string;
  readonly observationSpace: BoxSpace;
  readonly actionSpace: ActionSpace;
  readonly stateSize: number;
  /** Steps after which an episode is truncated. */
  readonly maxEpisodeSteps: number;
  /** Draws the first state of an episode. */
  reset(state: Float64Array, rng: Rng): void;
  /** Moves the state on by one step. @returns the reward */
  step(state: Float64Array, action: number): number;
  /** Whether the task itself ends in this state. */
  isTerminal(state: Float64Array): boolean;
  /** Writes what is seen of the state, [observationSize] from `first` on. */
  observe(state: Float64Array, observations: Float32Array, first: number): void;
}
