import { toDegrees } from '../math/angle.ts';
import { createProjection, type Projection } from '../track/projection.ts';
import type { Track } from '../track/track.ts';
import type { ObjectPlaces } from './object-places.ts';
import { COLUMN, FLAG } from './step-params.ts';

/** What of a car decides where its params are taken; every car's constants have it. */
export interface CarBody {
  /** From its base to the reference point of the params, ahead of it [m] */
  readonly frontOffset: number;
  /** Front axle to rear axle [m] */
  readonly wheelbase: number;
  /** Left wheel to right wheel [m] */
  readonly trackWidth: number;
}

/** How far an episode has come. */
export interface EpisodeFacts {
  /** Percent of the lap. */
  readonly progress: number;
  /** The pinned first one included. */
  readonly steps: number;
  readonly isCrashed: boolean;
}

/** What has just been decided. */
export interface CommandFacts {
  /** Degrees, positive = left. */
  readonly steeringDegrees: number;
  /** [m/s] */
  readonly speed: number;
}

export interface CarPlaceOptions {
  /** Whether the track is driven against the order of its file. Default false. */
  readonly isReversed?: boolean | undefined;
  /** What knows the objects on the track; null where there are none. */
  readonly objects?: ObjectPlaces | null | undefined;
}

/** One car's place on the track, and the params that say so: the one truth for races and for cars placed by hand. */
export class CarPlace {
  /** Base of the car [m] */
  x = 0;
  y = 0;
  /** [rad] */
  heading = 0;
  cosine = 1;
  sine = 0;
  /** Height of the ground under it [m]; known where there are objects. */
  ground = 0;
  /** The reference point of the params, `frontOffset` ahead of the base [m] */
  frontX = 0;
  frontY = 0;
  /** Arc length of the reference point [m] */
  s = 0;
  allWheelsOn = true;
  allWheelsOff = false;
  readonly #place: Projection = createProjection();
  readonly #isReversed: boolean;
  readonly #objects: ObjectPlaces | null;

  /** @param track in the direction to be driven */
  constructor(
    readonly track: Track,
    readonly body: CarBody,
    { isReversed = false, objects = null }: CarPlaceOptions = {},
  ) {
    this.#isReversed = isReversed;
    this.#objects = objects;
  }

  /** Finds out where a car is whose base is at (x, y) [m], heading in radians. */
  locate(x: number, y: number, heading: number): void {
    const { body, track } = this;
    const cosine = Math.cos(heading);
    const sine = Math.sin(heading);
    this.x = x;
    this.y = y;
    this.heading = heading;
    this.cosine = cosine;
    this.sine = sine;
    this.frontX = x + body.frontOffset * cosine;
    this.frontY = y + body.frontOffset * sine;
    this.s = track.project(this.frontX, this.frontY, this.#place).s;
    let wheelsOn = 0;
    for (let wheel = 0; wheel < 4; wheel++) {
      const forward = (wheel < 2 ? 0.5 : -0.5) * body.wheelbase;
      const left = (wheel % 2 === 0 ? 0.5 : -0.5) * body.trackWidth;
      if (track.isOnRoad(x + forward * cosine - left * sine, y + forward * sine + left * cosine)) wheelsOn++;
    }
    this.allWheelsOff = wheelsOn === 0;
    this.allWheelsOn = wheelsOn === 4;
  }

  /**
   * Writes the params of the place that was located last.
   * @param time simulation clock [s]
   * @param i which car's objects are in the way
   */
  writePlace(
    rows: Float64Array,
    offset: number,
    episode: EpisodeFacts,
    command: CommandFacts,
    time: number,
    i: number,
  ): void {
    const { track } = this;
    const place = this.#place;
    const objects = this.#objects;
    rows[offset + COLUMN.x] = this.frontX;
    rows[offset + COLUMN.y] = this.frontY;
    rows[offset + COLUMN.heading] = toDegrees(this.heading);
    rows[offset + COLUMN.distance_from_center] = place.distance;
    rows[offset + COLUMN.projection_distance] = place.s;
    rows[offset + COLUMN.progress] = episode.progress;
    rows[offset + COLUMN.steps] = episode.steps;
    rows[offset + COLUMN.speed] = command.speed;
    rows[offset + COLUMN.steering_angle] = command.steeringDegrees;
    rows[offset + COLUMN.track_width] = track.widthAt(place);
    rows[offset + COLUMN.sim_time] = time;
    // Bisect right over the waypoints' arc lengths, the closing point included.
    const behind = place.segment + (place.s >= track.centre.arcLength[place.segment + 1] ? 1 : 0);
    const previous = track.waypointOf[behind];
    rows[offset + COLUMN.closest_previous] = previous;
    rows[offset + COLUMN.closest_next] = previous + 1 === track.waypoints.length ? 0 : previous + 1;
    rows[offset + COLUMN.flags] =
      (this.allWheelsOn ? FLAG.all_wheels_on_track : 0) |
      (track.isLeftOfCentre(this.frontX, this.frontY) ? FLAG.is_left_of_center : 0) |
      (this.#isReversed ? FLAG.is_reversed : 0) |
      (this.allWheelsOff ? FLAG.is_offtrack : 0) |
      (episode.isCrashed ? FLAG.is_crashed : 0) |
      (objects?.isNextInCamera ? FLAG.object_in_camera : 0);
    rows[offset + COLUMN.closest_object_previous] = objects?.previous ?? 0;
    rows[offset + COLUMN.closest_object_next] = objects?.next ?? 0;
    objects?.writeParams(rows, offset, i);
  }
}
