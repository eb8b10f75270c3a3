import { wrap } from '../math/scalar.ts';
import { ObjectPlaces, type ObjectPlacesOptions, type Onlooker } from '../reward/object-places.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import { BOT_SHAPE } from '../sim/objects/object-shapes.ts';
import type { TrackObjects } from '../sim/objects/track-objects.ts';
import { createProjection } from '../track/projection.ts';
import type { Track } from '../track/track.ts';
import { createCameraTest } from './camera-frustum.ts';
import type { RaceSpec } from './race-spec.ts';

/** Whether a car and an object have touched, and who ran into whom. */
export type Collision = 'none' | 'own' | 'other';

/** Half outline of the car, which is the service's and not the car's own. */
const HALF_LENGTH = BOT_SHAPE.length / 2;
const HALF_WIDTH = BOT_SHAPE.width / 2;
/** Two outlines farther apart than this cannot touch [m²] */
const TOUCHING_SQUARED = 1;
/** Front point of a bot car ahead of its middle [m] */
const FRONT_OFFSET = 0.14;

/** Objects as the params of a race show them to a car. */
export function shownObjects(
  { states, originHeight, hasDrivers }: Pick<TrackObjects, 'states' | 'originHeight' | 'hasDrivers'>,
  race: RaceSpec,
  { mounts }: Pick<CarSpec, 'mounts'>,
): ObjectPlacesOptions {
  const hasDegrees = race.type === 'head-to-bot' && race.headings === 'degrees';
  const isInCamera = createCameraTest(mounts.camera);
  return { states, originHeight, hasDrivers, hasDegrees, isInCamera };
}

/** What the rules and the params say about the objects on a car's track. */
export class ObjectJudge extends ObjectPlaces {
  readonly states: ObjectStates;
  readonly #hasDrivers: boolean;
  readonly #place = createProjection();

  constructor({ states, originHeight, hasDrivers }: TrackObjects, race: RaceSpec, car: CarSpec) {
    super(shownObjects({ states, originHeight, hasDrivers }, race, car));
    this.states = states;
    this.#hasDrivers = hasDrivers;
  }

  /** Looks at the objects of car `i`. @param track in the car's driving direction */
  look(i: number, car: Onlooker, track: Track): Collision {
    this.lookAround(i, car);
    const { numObjects, isGhost } = this.states;
    for (let at = i * numObjects; at < (i + 1) * numObjects; at++) {
      if (isGhost[at]) continue;
      // Only the first one counts, as in the service.
      if (this.#isTouching(at, car)) return this.#blame(at, car, track);
    }
    return 'none';
  }

  /** Whether a corner of the car lies strictly inside the object's outline. */
  #isTouching(at: number, car: Onlooker): boolean {
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
  #blame(at: number, car: Onlooker, track: Track): Collision {
    if (!this.#hasDrivers) return 'own';
    const { x, y, heading } = this.states;
    const frontX = x[at] + FRONT_OFFSET * Math.cos(heading[at]);
    const frontY = y[at] + FRONT_OFFSET * Math.sin(heading[at]);
    const ahead = wrap(track.project(frontX, frontY, this.#place).s - car.s, track.length);
    return ahead > 0 && ahead < track.length / 2 ? 'own' : 'other';
  }
}
