/** A point of the centre line, metres. A tuple: it cannot be changed, in either language. */
export type Waypoint = readonly [x: number, y: number];

/**
 * DeepRacer's `params`, key for key. Angles are degrees, distances metres, progress percent; only `objects_heading` is
 * in radians, as it was in the service, unless the race says otherwise.
 */
export interface RewardParams {
  all_wheels_on_track: boolean;
  x: number;
  y: number;
  heading: number;
  distance_from_center: number;
  projection_distance: number;
  progress: number;
  steps: number;
  speed: number;
  steering_angle: number;
  track_width: number;
  track_length: number;
  waypoints: Waypoint[];
  closest_waypoints: [number, number];
  is_left_of_center: boolean;
  is_reversed: boolean;
  is_offtrack: boolean;
  is_crashed: boolean;
  closest_objects: [number, number];
  objects_location: [number, number][];
  objects_distance: number[];
  objects_distance_from_center: number[];
  objects_left_of_center: boolean[];
  objects_heading: number[];
  objects_speed: number[];
  object_in_camera: boolean;
  sim_time: number;
}
