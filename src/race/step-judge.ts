import { toDegrees } from '../math/angle.ts';
import { COLUMN, FLAG } from '../reward/step-params.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import type { CarStates } from '../sim/car-states.ts';
import { createProjection } from '../track/projection.ts';
import type { Track } from '../track/track.ts';
import type { Command } from './action-space.ts';
import type { Episode, EpisodeStep } from './episode.ts';
import type { CarPlace, Collision, ObjectJudge } from './object-judge.ts';

export interface StepJudgeOptions {
  /** Whether the track is driven against the order of its file. Default false. */
  readonly isReversed?: boolean;
  /** What knows the objects on the track; null where there are none. */
  readonly objects?: ObjectJudge | null;
}

/**
 * Looks at one car: where its front point and its wheels are. The same look serves the rules (`EpisodeStep`) and the
 * reward's params, both of which the service computes from one pose.
 */
export class StepJudge implements EpisodeStep, CarPlace {
  normalisedDistance = 0;
  frontX = 0;
  frontY = 0;
  x = 0;
  y = 0;
  ground = 0;
  cosine = 1;
  sine = 0;
  s = 0;
  allWheelsOff = false;
  collision: Collision = 'none';
  #i = 0;
  #allWheelsOn = true;
  #heading = 0;
  readonly #place = createProjection();
  readonly #isReversed: boolean;
  readonly #objects: ObjectJudge | null;

  /** @param track in the direction to be driven */
  constructor(
    readonly track: Track,
    readonly car: CarSpec,
    { isReversed = false, objects = null }: StepJudgeOptions = {},
  ) {
    this.#isReversed = isReversed;
    this.#objects = objects;
  }

  look(states: CarStates, i: number): this {
    const { car, track } = this;
    const x = states.x[i];
    const y = states.y[i];
    this.#heading = states.heading[i]!;
    const cosine = Math.cos(this.#heading);
    const sine = Math.sin(this.#heading);
    this.#i = i;
    this.x = x;
    this.y = y;
    this.cosine = cosine;
    this.sine = sine;
    this.frontX = x + car.frontOffset * cosine;
    this.frontY = y + car.frontOffset * sine;
    this.s = track.project(this.frontX, this.frontY, this.#place).s;
    this.normalisedDistance = this.s / track.length;
    let wheelsOn = 0;
    for (let wheel = 0; wheel < 4; wheel++) {
      const forward = (wheel < 2 ? 0.5 : -0.5) * car.wheelbase;
      const left = (wheel % 2 === 0 ? 0.5 : -0.5) * car.trackWidth;
      if (track.isOnRoad(x + forward * cosine - left * sine, y + forward * sine + left * cosine)) wheelsOn++;
    }
    this.allWheelsOff = wheelsOn === 0;
    this.#allWheelsOn = wheelsOn === 4;
    if (this.#objects) {
      this.ground = states.z[i] - car.centreOfMassHeight;
      this.collision = this.#objects.look(i, this, track);
    }
    return this;
  }

  /** Writes the params of the look just taken. @param time simulation clock [s] */
  writeParams(rows: Float64Array, offset: number, episode: Episode, command: Command, time: number): void {
    const { track } = this;
    const place = this.#place;
    rows[offset + COLUMN.x] = this.frontX;
    rows[offset + COLUMN.y] = this.frontY;
    rows[offset + COLUMN.heading] = toDegrees(this.#heading);
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
      (this.#allWheelsOn ? FLAG.all_wheels_on_track : 0) |
      (track.isLeftOfCentre(this.frontX, this.frontY) ? FLAG.is_left_of_center : 0) |
      (this.#isReversed ? FLAG.is_reversed : 0) |
      (this.allWheelsOff ? FLAG.is_offtrack : 0) |
      (episode.isCrashed ? FLAG.is_crashed : 0) |
      (this.#objects?.isNextInCamera ? FLAG.object_in_camera : 0);
    rows[offset + COLUMN.closest_object_previous] = this.#objects?.previous ?? 0;
    rows[offset + COLUMN.closest_object_next] = this.#objects?.next ?? 0;
    this.#objects?.writeParams(rows, offset, this.#i);
  }
}
