import type { BoxSpace } from '../../gym/space.ts';
import type { CarStates } from '../../sim/car-states.ts';
import type { ObjectStates } from '../../sim/object-states.ts';
import type { Track } from '../../track/track.ts';

/** All that a sensor can see. */
export interface SensorView {
  /** In the direction that the car is to drive. */
  readonly track: Track;
  readonly states: CarStates;
  /** Null where the road is empty. */
  readonly objects: ObjectStates | null;
}

/** Turns what is around a car into the numbers that a policy is given. */
export interface Observer {
  /** One dimension per number, with its true bounds. */
  readonly space: BoxSpace;
  /** Writes car `i`'s observation to `out` from `offset` on. */
  observe(view: SensorView, i: number, out: Float32Array, offset: number): void;
}
