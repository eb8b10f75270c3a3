import type { RewardParams } from '../../reward/step-params.ts';

/** What one key of `params` means. */
export interface ParamMeaning {
  readonly unit: string;
  readonly meaning: string;
}

/** DeepRacer's `params`, key by key, for completions and for the table of a failed call. */
export const PARAM_GLOSSARY: Readonly<Record<keyof RewardParams, ParamMeaning>> = {
  all_wheels_on_track: { unit: 'bool', meaning: 'All four wheels are between the painted borders.' },
  x: { unit: 'm', meaning: 'Place of the front of the car, to the right.' },
  y: { unit: 'm', meaning: 'Place of the front of the car, up the page.' },
  heading: { unit: '°', meaning: 'Where the car points: 0 is along x, counter-clockwise is positive.' },
  distance_from_center: { unit: 'm', meaning: 'From the front of the car to the centre line.' },
  projection_distance: { unit: 'm', meaning: 'Distance along the centre line from the start line.' },
  progress: { unit: '%', meaning: 'How much of the lap is driven since this episode began.' },
  steps: { unit: 'steps', meaning: 'Steps of this episode, 15 per second.' },
  speed: { unit: 'm/s', meaning: 'The commanded speed.' },
  steering_angle: { unit: '°', meaning: 'The commanded steering angle: positive is left.' },
  track_width: { unit: 'm', meaning: 'Width of the track here.' },
  track_length: { unit: 'm', meaning: 'Length of the centre line.' },
  waypoints: { unit: '[x, y] in m', meaning: 'Points of the centre line in driving order.' },
  closest_waypoints: { unit: 'indices', meaning: 'The waypoints just behind and just ahead of the car.' },
  is_left_of_center: { unit: 'bool', meaning: 'The car is to the left of the centre line.' },
  is_reversed: { unit: 'bool', meaning: 'This episode drives the track the other way round.' },
  is_offtrack: { unit: 'bool', meaning: 'All four wheels have left the track; the episode ends.' },
  is_crashed: { unit: 'bool', meaning: 'The car has hit an object.' },
  closest_objects: { unit: 'indices', meaning: 'The objects just behind and just ahead of the car.' },
  objects_location: { unit: '[x, y] in m', meaning: 'Where the objects are.' },
  objects_distance: {
    unit: 'm',
    meaning: 'Distance of each object along the centre line from the start line.',
  },
  objects_distance_from_center: { unit: 'm', meaning: 'Distance of each object from the centre line.' },
  objects_left_of_center: {
    unit: 'bool',
    meaning: 'Which objects are to the left of the centre line.',
  },
  objects_heading: { unit: 'rad', meaning: 'Where each object points.' },
  objects_speed: { unit: 'm/s', meaning: 'How fast each object moves.' },
  object_in_camera: { unit: 'bool', meaning: 'The next object is in sight.' },
  sim_time: { unit: 's', meaning: 'Simulated time.' },
};
