import { toDegrees } from '../math/angle.ts';
import { wrap } from '../math/scalar.ts';
import { OBJECT_COLUMN, OBJECT_SIZE, ROW_SIZE } from '../reward/step-params.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import { BOT_SHAPE } from '../sim/objects/object-shapes.ts';
import type { TrackObjects } from '../sim/objects/track-objects.ts';
import { createProjection } from '../track/projection.ts';
import type { Track } from '../track/track.ts';
import { isInCamera } from './camera-frustum.ts';
import type { RaceSpec } from './race-spec.ts';

/** Whether a car and an object have touched, and who ran into whom. */
export type Collision = 'none' | 'own' | 'other';

/** Where a car stands and where its front point is on the lap. */
export interface CarPlace {
  readonly x: number;
  readonly y: number;
  /** Height of the ground under it [m] */
  readonly ground: number;
  readonly cosine: number;
  readonly sine: number;
  /** Arc length of its front point [m] */
  readonly s: number;
}

/** Half outline of the car, which is the service's and not the car's own. */
const HALF_LENGTH = BOT_SHAPE.length / 2;
const HALF_WIDTH = BOT_SHAPE.width / 2;
/** Two outlines farther apart than this cannot touch [m²] */
const TOUCHING_SQUARED = 1;
/** Front point of a bot car ahead of its middle [m] */
const FRONT_OFFSET = 0.14;

/** What the rules and the params say about the objects on a car's track. */
export class ObjectJudge {
  /** Of the car that `look` was called for last: indices as `closest_objects`, and whether the next one is in view. */
  previous = 0;
  next = 0;
  isNextInCamera = false;
  readonly states: ObjectStates;
  readonly #originHeight: number;
  readonly #hasDrivers: boolean;
  readonly #hasDegrees: boolean;
  /** Arc length, distance from the centre line and side of every object, [numCars × numObjects] */
  readonly #s: Float64Array;
  readonly #distance: Float64Array;
  readonly #isLeft: Uint8Array;
  readonly #place = createProjection();

  constructor({ states, originHeight, hasDrivers }: TrackObjects, race: RaceSpec) {
    this.states = states;
    this.#originHeight = originHeight;
    this.#hasDrivers = hasDrivers;
    this.#hasDegrees = race.type === 'head-to-bot' && race.headings === 'degrees';
    this.#s = new Float64Array(states.x.length);
    this.#distance = new Float64Array(states.x.length);
    this.#isLeft = new Uint8Array(states.x.length);
  }

  /** Finds out where the objects of car `i` are, after they have moved. @param track in the car's driving direction */
  measure(i: number, track: Track): void {
    const { x, y, numObjects } = this.states;
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
    return this.#s[i * this.states.numObjects + k];
  }

  /** Looks at the objects of car `i`. @param track in the car's driving direction */
  look(i: number, car: CarPlace, track: Track): Collision {
    this.#findClosest(i, car.s);
    this.isNextInCamera = this.#isInCamera(i * this.states.numObjects + this.next, car);
    const { numObjects, isGhost } = this.states;
    for (let at = i * numObjects; at < (i + 1) * numObjects; at++) {
      if (isGhost[at]) continue;
      // Only the first one counts, as in the service.
      if (this.#isTouching(at, car)) return this.#blame(at, car, track);
    }
    return 'none';
  }

  /** Bisects (right) the objects' places in ascending order; of equal ones the lower index comes first. */
  #findClosest(i: number, s: number): void {
    const { numObjects } = this.states;
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

  #isInCamera(at: number, car: CarPlace): boolean {
    const { x, y, z, heading, shapes, numObjects } = this.states;
    const { length, width } = shapes[at % numObjects];
    const up = z[at] + this.#originHeight - car.ground;
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

  /** Whether a corner of the car lies strictly inside the object's outline. */
  #isTouching(at: number, car: CarPlace): boolean {
    const { x, y, heading, shapes, numObjects } = this.states;
    const dx = car.x - x[at];
    const dy = car.y - y[at];
    if (dx * dx + dy * dy > TOUCHING_SQUARED) return false;
    const { length, width } = shapes[at % numObjects];
    const cosine = Math.cos(heading[at]);
    const sine = Math.sin(heading[at]);
    for (let corner = 0; corner < 4; corner++) {
      const forward = corner < 2 ? HALF_LENGTH : -HALF_LENGTH;
      const left = corner % 2 === 0 ? HALF_WIDTH : -HALF_WIDTH;
      const cornerX = dx + forward * car.cosine - left * car.sine;
      const cornerY = dy + forward * car.sine + left * car.cosine;
      const along = cornerX * cosine + cornerY * sine;
      const across = cornerY * cosine - cornerX * sine;
      if (Math.abs(along) < length / 2 && Math.abs(across) < width / 2) return true;
    }
    return false;
  }

  /** A box never runs into anybody; of two cars it is the one behind that has run into the other. */
  #blame(at: number, car: CarPlace, track: Track): Collision {
    if (!this.#hasDrivers) return 'own';
    const { x, y, heading } = this.states;
    const frontX = x[at] + FRONT_OFFSET * Math.cos(heading[at]);
    const frontY = y[at] + FRONT_OFFSET * Math.sin(heading[at]);
    const ahead = wrap(track.project(frontX, frontY, this.#place).s - car.s, track.length);
    return ahead > 0 && ahead < track.length / 2 ? 'own' : 'other';
  }

  /** Writes the columns of the objects of car `i`. @param offset of the row */
  writeParams(rows: Float64Array, offset: number, i: number): void {
    const { x, y, heading, speed, numObjects } = this.states;
    for (let k = 0; k < numObjects; k++) {
      const at = i * numObjects + k;
      const row = offset + ROW_SIZE + k * OBJECT_SIZE;
      rows[row + OBJECT_COLUMN.x] = x[at];
      rows[row + OBJECT_COLUMN.y] = y[at];
      rows[row + OBJECT_COLUMN.distance] = this.#s[at];
      rows[row + OBJECT_COLUMN.distance_from_center] = this.#distance[at];
      rows[row + OBJECT_COLUMN.left_of_center] = this.#isLeft[at];
      // The service gives every box the heading 0, however it lies.
      const shown = this.#hasDrivers ? heading[at] : 0;
      rows[row + OBJECT_COLUMN.heading] = this.#hasDegrees ? toDegrees(shown) : shown;
      rows[row + OBJECT_COLUMN.speed] = speed[at];
    }
  }
}
