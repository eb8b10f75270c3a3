import type { RewardParams, Waypoint } from './reward-params.ts';

export type { RewardParams, Waypoint };

/**
 * One car's params at one step as a row of doubles: the part of DeepRacer's `params` that changes from step to step.
 * The rest (waypoints, track_length) is constant and travels once, as `ScoringContext`.
 */
export const COLUMN = {
  x: 0,
  y: 1,
  heading: 2,
  distance_from_center: 3,
  projection_distance: 4,
  progress: 5,
  steps: 6,
  speed: 7,
  steering_angle: 8,
  track_width: 9,
  sim_time: 10,
  closest_previous: 11,
  closest_next: 12,
  flags: 13,
  closest_object_previous: 14,
  closest_object_next: 15,
} as const;

/** Doubles in a row without objects. */
export const ROW_SIZE = 16;

/** Behind these columns every object has its own, in spawn order. */
export const OBJECT_COLUMN = {
  x: 0,
  y: 1,
  distance: 2,
  distance_from_center: 3,
  left_of_center: 4,
  heading: 5,
  speed: 6,
} as const;

/** Doubles per object. */
export const OBJECT_SIZE = 7;

/** Doubles in a row with objects. */
export function rowSize(numObjects: number): number {
  return ROW_SIZE + numObjects * OBJECT_SIZE;
}

/** How many objects a row of so many doubles has. */
export function objectsIn(size: number): number {
  return (size - ROW_SIZE) / OBJECT_SIZE;
}

/** Bits of the `flags` column. */
export const FLAG = {
  all_wheels_on_track: 1,
  is_left_of_center: 2,
  is_reversed: 4,
  is_offtrack: 8,
  is_crashed: 16,
  object_in_camera: 32,
} as const;

/** What a reward is told about a track in every step on it. */
export interface Course {
  /** Metres. */
  readonly trackLength: number;
  /** Centre-line points in driving order; the closing point repeats the first, as in DeepRacer's route files. */
  readonly waypoints: readonly Waypoint[];
}

/** What every step of a run shares. */
export interface ScoringContext {
  readonly numCars: number;
  /** On every car's track; 0 in a time trial. */
  readonly numObjects: number;
  /** One or more; the cars are dealt out to them in turn, see `courseOf`. */
  readonly courses: readonly Course[];
}

/** The track that a car drives on. */
export function courseOf({ courses }: Pick<ScoringContext, 'courses'>, car: number): Course {
  return courses[car % courses.length];
}

/** A rollout to be scored: rows are time-major, [numSteps × numCars × rowSize(numObjects)]. */
export interface RewardBatch {
  readonly numSteps: number;
  readonly numCars: number;
  readonly rows: Float64Array;
}

/**
 * The same context with points that nobody can change. `paramsFromRow` gives every call a new list of waypoints but the
 * same points, which is what Python's list of tuples does and costs one short copy instead of a hundred objects.
 */
export function freezeWaypoints(context: ScoringContext): ScoringContext {
  const courses = context.courses.map(({ trackLength, waypoints }) => ({
    trackLength,
    waypoints: waypoints.map(([x, y]) => Object.freeze([x, y] as const)),
  }));
  return { ...context, courses };
}

/**
 * The dict that user code sees for one row; always a fresh object with fresh lists, so that code may change it freely.
 * @param car which car's row it is
 */
export function paramsFromRow(
  rows: Float64Array,
  offset: number,
  context: ScoringContext,
  car: number,
): RewardParams {
  const { trackLength, waypoints } = courseOf(context, car);
  const flags = rows[offset + COLUMN.flags];
  const reversed = (flags & FLAG.is_reversed) !== 0;
  const params: RewardParams = {
    all_wheels_on_track: (flags & FLAG.all_wheels_on_track) !== 0,
    x: rows[offset + COLUMN.x],
    y: rows[offset + COLUMN.y],
    heading: rows[offset + COLUMN.heading],
    distance_from_center: rows[offset + COLUMN.distance_from_center],
    projection_distance: rows[offset + COLUMN.projection_distance],
    progress: rows[offset + COLUMN.progress],
    steps: rows[offset + COLUMN.steps],
    speed: rows[offset + COLUMN.speed],
    steering_angle: rows[offset + COLUMN.steering_angle],
    track_width: rows[offset + COLUMN.track_width],
    track_length: trackLength,
    waypoints: reversed ? waypoints.toReversed() : waypoints.slice(),
    closest_waypoints: [rows[offset + COLUMN.closest_previous], rows[offset + COLUMN.closest_next]],
    is_left_of_center: (flags & FLAG.is_left_of_center) !== 0,
    is_reversed: reversed,
    is_offtrack: (flags & FLAG.is_offtrack) !== 0,
    is_crashed: (flags & FLAG.is_crashed) !== 0,
    closest_objects: [
      rows[offset + COLUMN.closest_object_previous],
      rows[offset + COLUMN.closest_object_next],
    ],
    objects_location: [],
    objects_distance: [],
    objects_distance_from_center: [],
    objects_left_of_center: [],
    objects_heading: [],
    objects_speed: [],
    object_in_camera: (flags & FLAG.object_in_camera) !== 0,
    sim_time: rows[offset + COLUMN.sim_time],
  };
  for (let k = 0; k < context.numObjects; k++) {
    const at = offset + ROW_SIZE + k * OBJECT_SIZE;
    params.objects_location.push([rows[at + OBJECT_COLUMN.x], rows[at + OBJECT_COLUMN.y]]);
    params.objects_distance.push(rows[at + OBJECT_COLUMN.distance]);
    params.objects_distance_from_center.push(rows[at + OBJECT_COLUMN.distance_from_center]);
    params.objects_left_of_center.push(rows[at + OBJECT_COLUMN.left_of_center] !== 0);
    params.objects_heading.push(rows[at + OBJECT_COLUMN.heading]);
    params.objects_speed.push(rows[at + OBJECT_COLUMN.speed]);
  }
  return params;
}
