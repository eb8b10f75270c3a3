import { toDegrees } from '../math/angle.ts';
import { createProjection } from '../track/projection.ts';
import type { Track } from '../track/track.ts';
import { OBJECT_COLUMN, OBJECT_SIZE, ROW_SIZE } from './step-params.ts';

/** Objects as columns of [numCars × numObjects]: object k of car i is at `i * numObjects + k`, in spawn order. */
export interface ObjectColumns {
  readonly numObjects: number;
  /** Centres [m] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Height of the ground under the centre [m] */
  readonly z: Float64Array;
  /** [rad] */
  readonly heading: Float64Array;
  /** [m/s] */
  readonly speed: Float64Array;
  /** One per object, the same for every car [m] */
  readonly shapes: readonly { readonly length: number; readonly width: number }[];
}

/** Whether a point of the car's own frame, with the ground as its height 0, is in the camera's picture [m]. */
export type IsInCamera = (forward: number, left: number, up: number) => boolean;

export interface ObjectPlacesOptions {
  readonly states: ObjectColumns;
  /** Height above the ground at which the camera's test looks for their outlines [m] */
  readonly originHeight: number;
  /** Whether they are cars: boxes have the heading 0 however they lie. */
  readonly hasDrivers: boolean;
  /** Whether `objects_heading` is in degrees; the service had radians. */
  readonly hasDegrees: boolean;
  readonly isInCamera: IsInCamera;
}

/** Where a car looks for objects from. */
export interface Onlooker {
  readonly x: number;
  readonly y: number;
  /** Height of the ground under it [m] */
  readonly ground: number;
  readonly cosine: number;
  readonly sine: number;
  /** Arc length of its reference point [m] */
  readonly s: number;
}

/** What the params say about the objects on a car's track. */
export class ObjectPlaces {
  /** Of the car that looked last: indices as `closest_objects`, and whether the next one is in view. */
  previous = 0;
  next = 0;
  isNextInCamera = false;
  readonly #options: ObjectPlacesOptions;
  /** Arc length, distance from the centre line and side of every object, [numCars × numObjects] */
  readonly #s: Float64Array;
  readonly #distance: Float64Array;
  readonly #isLeft: Uint8Array;
  readonly #place = createProjection();

  constructor(options: ObjectPlacesOptions) {
    this.#options = options;
    const size = options.states.x.length;
    this.#s = new Float64Array(size);
    this.#distance = new Float64Array(size);
    this.#isLeft = new Uint8Array(size);
  }

  /** Finds out where the objects of car `i` are, after they have moved. @param track in the car's driving direction */
  measure(i: number, track: Track): void {
    const { x, y, numObjects } = this.#options.states;
    const place = this.#place;
    for (let at = i * numObjects; at < (i + 1) * numObjects; at++) {
      track.project(x[at], y[at], place);
      this.#s[at] = place.s;
      this.#distance[at] = place.distance;
      // Inside: strictly between the centre line and the border on the inside of the loop.
      const isTowardsInside = track.isCounterClockwise ? place.lateral > 0 : place.lateral < 0;
      const isInside = isTowardsInside && track.isOnRoad(x[at], y[at]);
      this.#isLeft[at] = isInside === track.isCounterClockwise ? 1 : 0;
    }
  }

  /** Arc length of object `k` of car `i` [m] */
  placeOf(i: number, k: number): number {
    return this.#s[i * this.#options.states.numObjects + k];
  }

  /** Finds out which objects of car `i` are around it, and whether it sees the next one. */
  lookAround(i: number, car: Onlooker): void {
    this.#findClosest(i, car.s);
    this.isNextInCamera = this.#isInCamera(i * this.#options.states.numObjects + this.next, car);
  }

  /** Bisects (right) the objects' places in ascending order; of equal ones the lower index comes first. */
  #findClosest(i: number, s: number): void {
    const { numObjects } = this.#options.states;
    const from = i * numObjects;
    let previous = -1;
    let next = -1;
    let first = 0;
    let last = 0;
    for (let k = 0; k < numObjects; k++) {
      const place = this.#s[from + k];
      if (place <= s && (previous < 0 || place >= this.#s[from + previous])) previous = k;
      if (place > s && (next < 0 || place < this.#s[from + next])) next = k;
      if (place < this.#s[from + first]) first = k;
      if (place >= this.#s[from + last]) last = k;
    }
    this.previous = previous < 0 ? last : previous;
    this.next = next < 0 ? first : next;
  }

  #isInCamera(at: number, car: Onlooker): boolean {
    const { originHeight, isInCamera, states } = this.#options;
    const { x, y, z, heading, shapes, numObjects } = states;
    const { length, width } = shapes[at % numObjects];
    const up = z[at] + originHeight - car.ground;
    const cosine = Math.cos(heading[at]);
    const sine = Math.sin(heading[at]);
    for (let corner = -1; corner < 4; corner++) {
      const along = corner < 0 ? 0 : corner < 2 ? length / 2 : -length / 2;
      const across = corner < 0 ? 0 : corner % 2 === 0 ? width / 2 : -width / 2;
      const dx = x[at] + along * cosine - across * sine - car.x;
      const dy = y[at] + along * sine + across * cosine - car.y;
      if (isInCamera(dx * car.cosine + dy * car.sine, dy * car.cosine - dx * car.sine, up)) return true;
    }
    return false;
  }

  /** Writes the columns of the objects of car `i`. @param offset of the row */
  writeParams(rows: Float64Array, offset: number, i: number): void {
    const { states, hasDrivers, hasDegrees } = this.#options;
    const { x, y, heading, speed, numObjects } = states;
    for (let k = 0; k < numObjects; k++) {
      const at = i * numObjects + k;
      const row = offset + ROW_SIZE + k * OBJECT_SIZE;
      rows[row + OBJECT_COLUMN.x] = x[at];
      rows[row + OBJECT_COLUMN.y] = y[at];
      rows[row + OBJECT_COLUMN.distance] = this.#s[at];
      rows[row + OBJECT_COLUMN.distance_from_center] = this.#distance[at];
      rows[row + OBJECT_COLUMN.left_of_center] = this.#isLeft[at];
      const shown = hasDrivers ? heading[at] : 0;
      rows[row + OBJECT_COLUMN.heading] = hasDegrees ? toDegrees(shown) : shown;
      rows[row + OBJECT_COLUMN.speed] = speed[at];
    }
  }
}
