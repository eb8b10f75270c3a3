import type { BoxSpace } from '../../gym/space.ts';
import type { CarStates } from '../../sim/car-states.ts';
import type { ObjectStates } from '../../sim/object-states.ts';
import type { SensorVariations } from '../../sim/sensors/sensor-variations.ts';
import type { Track } from '../../track/track.ts';
import type { SensorName } from './sensor-spec.ts';

/** All that a sensor can see. */
export interface SensorView {
  /** In the direction that the car is to drive. */
  readonly track: Track;
  readonly states: CarStates;
  /** Null where the road is empty. */
  readonly objects: ObjectStates | null;
  /** Light and noise; left out for the plain picture. */
  readonly variations?: SensorVariations | undefined;
}

/** The numbers of one sensor in an observation. */
export interface ObservationPart {
  readonly sensor: SensorName;
  readonly offset: number;
  /** Last axis fastest: [height, width, eyes] of a camera, [numbers] of all others. */
  readonly shape: readonly number[];
}

/** The picture that an observation begins with: rows from the top, the eyes' values of a pixel side by side. */
export interface Picture {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Turns what is around a car into the numbers that a policy is given. */
export interface Observer {
  /** One dimension per number, with its true bounds. */
  readonly space: BoxSpace;
  /** Which sensor's numbers stand where, in order. */
  readonly parts: readonly ObservationPart[];
  /** Writes car `i`'s observation to `out` from `offset` on. */
  observe(view: SensorView, i: number, out: Float32Array, offset: number): void;
  /** Forgets what car `i` saw, because it is somewhere else now. Only observers that remember have this and the following. */
  begin?(i: number): void;
  /** What it remembers of steps before the one observed last, for a checkpoint: some bytes per car. */
  save?(): readonly Uint8Array[];
  /** The observation that `save` left off at is to be made again next. @throws RangeError if it is of another sensor */
  restore?(saved: readonly Uint8Array[]): void;
}

/** What a network is to look at; null for a car without a camera. Whatever else is observed comes behind it. */
export function pictureOf({ parts: [{ shape }] }: Observer): Picture | null {
  if (shape.length !== 3) return null;
  const [height, width, channels] = shape;
  return { height, width, channels };
}
