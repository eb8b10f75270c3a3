import { wrapAngle } from '../math/angle.ts';
import type { Track } from '../track/track.ts';
import { type CarBody, CarPlace, type CarPlaceOptions } from './car-place.ts';
import { ObjectPlaces, type ObjectPlacesOptions } from './object-places.ts';
import { rowSize } from './step-params.ts';

/** Where the base of a car is [m] and where it points [rad] */
export interface CarPose {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
}

/** A place beside the centre line, for the reference point of the params: what `x`, `y` and the distances say. */
export interface RoadPlace {
  /** Arc length of the centre line in driving direction, any [m] */
  readonly s: number;
  /** Distance to its left [m] */
  readonly lateral: number;
  /** How far the car is turned to the left of the road's direction [rad] */
  readonly turn: number;
}

/** A car at one moment of an episode; what is left out follows from an episode that began on the line. */
export interface PosedCar {
  readonly pose: CarPose;
  /** Commanded [m/s] */
  readonly speed: number;
  /** Commanded, degrees, positive = left. */
  readonly steeringAngle: number;
  /** Percent of the lap. Default: the share of the lap that lies behind the car. */
  readonly progress?: number | undefined;
  /** From 2 on. Default: what it takes to have come that far at the commanded speed. */
  readonly steps?: number | undefined;
  /** Simulation clock [s]. Default: since the episode's first step. */
  readonly time?: number | undefined;
  readonly isCrashed?: boolean | undefined;
}

export interface PosedParamsOptions extends Pick<CarPlaceOptions, 'isReversed'> {
  /** In the direction to be driven. */
  readonly track: Track;
  readonly body: CarBody;
  /** Steps in a second. */
  readonly decisionHz: number;
  /** One car's objects; null in a time trial. */
  readonly objects?: ObjectPlacesOptions | null | undefined;
}

/** The pose in which the reference point of the params is at a place on the road. */
export function poseOnRoad(track: Track, { frontOffset }: CarBody, { s, lateral, turn }: RoadPlace): CarPose {
  const { x, y, segment } = track.centre.at(s);
  const ux = track.centre.directionX[segment];
  const uy = track.centre.directionY[segment];
  const heading = wrapAngle(Math.atan2(uy, ux) + turn);
  return {
    x: x - lateral * uy - frontOffset * Math.cos(heading),
    y: y + lateral * ux - frontOffset * Math.sin(heading),
    heading,
  };
}

/** Rows of params for cars placed by hand: the same as a race gives for the same pose. */
export class PosedParams {
  /** Doubles in a row. */
  readonly rowSize: number;
  readonly body: CarBody;
  /** Steps in a second. */
  readonly decisionHz: number;
  readonly #options: PosedParamsOptions;
  readonly #objects: ObjectPlaces | null;
  readonly #place: CarPlace;

  constructor(options: PosedParamsOptions) {
    const { track, body, decisionHz, isReversed, objects } = options;
    this.#options = options;
    this.body = body;
    this.decisionHz = decisionHz;
    this.#objects = objects ? new ObjectPlaces(objects) : null;
    this.#place = new CarPlace(track, body, { isReversed, objects: this.#objects });
    this.rowSize = rowSize(objects?.states.numObjects ?? 0);
    this.measureObjects();
  }

  /** To be called when the objects have been moved. */
  measureObjects(): void {
    this.#objects?.measure(0, this.#options.track);
  }

  /** @returns a row of its own, [rowSize] */
  row(car: PosedCar): Float64Array {
    const row = new Float64Array(this.rowSize);
    this.write(car, row, 0);
    return row;
  }

  /** Writes a car's row at `offset`. */
  write(car: PosedCar, rows: Float64Array, offset: number): void {
    const { track, decisionHz } = this.#options;
    const { pose, speed, steeringAngle, isCrashed = false } = car;
    const place = this.#place;
    place.locate(pose.x, pose.y, wrapAngle(pose.heading));
    if (this.#objects) {
      place.ground = track.groundAt(pose.x, pose.y).height;
      this.#objects.lookAround(0, place);
    }
    const progress = car.progress ?? (100 * place.s) / track.length;
    const seconds = Math.max(0, ((progress / 100) * track.length) / speed);
    const steps = car.steps ?? 2 + Math.round(decisionHz * seconds);
    const time = car.time ?? (steps - 1) / decisionHz;
    place.writePlace(
      rows,
      offset,
      { progress, steps, isCrashed },
      { speed, steeringDegrees: steeringAngle },
      time,
      0,
    );
  }
}
