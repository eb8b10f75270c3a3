import type { Rng, RngState } from '../../math/rng.ts';
import type { ObjectStates } from '../object-states.ts';
import type { Lanes } from './lanes.ts';

/** What stands or drives on every car's own track. Call `reseed` and then `start` for each car before anything else. */
export interface TrackObjects {
  readonly states: ObjectStates;
  /** Whether they are cars, which face where they drive and may be at fault themselves. */
  readonly hasDrivers: boolean;
  /** Height of the objects' origins above the ground [m]; DeepRacer looks for their outlines there. */
  readonly originHeight: number;
  /** Every car gets its own stream of chance: its objects do not depend on what the other cars do. */
  reseed(rng: Rng): void;
  /**
   * An episode of car `i` begins: its objects take their first places.
   * @param lanes of the direction to be driven
   * @param isRetry whether boxes stay where they are, for an episode that tries again what the last one failed at
   */
  start(i: number, lanes: Lanes, isRetry?: boolean): void;
  /** One decision's time passes for the objects of car `i`. @returns whether one of them moved */
  advance(i: number): boolean;
  /** One of the objects of car `i` has run into it. */
  yield(i: number): void;
  save(): TrackObjectsState;
  /** @param lanesOf of the direction in which a car's episode is driven */
  restore(state: TrackObjectsState, lanesOf: (i: number) => Lanes): void;
}

/** Frozen objects; structured-cloneable. */
export interface TrackObjectsState {
  readonly columns: Float64Array;
  /** One per car. */
  readonly rngs: readonly RngState[];
}
