import type { RewardParams } from '../../reward/step-params.ts';

/** What one key of `params` means. */
export interface ParamMeaning {
  /** In TypeScript's words. */
  readonly type: string;
  readonly unit: string;
  /** What values it takes. */
  readonly range: string;
  readonly meaning: string;
}

const BOOL = { type: 'boolean', unit: 'bool', range: 'true or false' } as const;
const NO_OBJECTS = 'empty in a time trial';

/** DeepRacer's `params`, key by key, for completions, hovering and the table of a failed call. */
export const PARAM_GLOSSARY: Readonly<Record<keyof RewardParams, ParamMeaning>> = {
  all_wheels_on_track: { ...BOOL, meaning: 'All four wheels are between the painted borders.' },
  x: { type: 'number', unit: 'm', range: 'any', meaning: 'Place of the front of the car, to the right.' },
  y: { type: 'number', unit: 'm', range: 'any', meaning: 'Place of the front of the car, up the page.' },
  heading: {
    type: 'number',
    unit: '°',
    range: 'above −180 to 180',
    meaning: 'Where the car points: 0 is along x, counter-clockwise is positive.',
  },
  distance_from_center: {
    type: 'number',
    unit: 'm',
    range: '0 to some way beyond half the track width',
    meaning: 'From the front of the car to the centre line.',
  },
  projection_distance: {
    type: 'number',
    unit: 'm',
    range: '0 to the track length',
    meaning: 'Distance along the centre line from the start line.',
  },
  progress: {
    type: 'number',
    unit: '%',
    range: '0 to 100; a little below 0 after rolling back over the line',
    meaning: 'How much of the lap is driven since this episode began.',
  },
  steps: {
    type: 'number',
    unit: 'steps',
    range: '2 and up',
    meaning: 'Steps of this episode, 15 per second. The first call of an episode is step 2.',
  },
  speed: {
    type: 'number',
    unit: 'm/s',
    range: 'that of the action space, 0.5 to 4 by default',
    meaning: 'The commanded speed, not the measured one.',
  },
  steering_angle: {
    type: 'number',
    unit: '°',
    range: '−30 to 30',
    meaning: 'The commanded steering angle: positive is left.',
  },
  track_width: { type: 'number', unit: 'm', range: 'above 0', meaning: 'Width of the track here.' },
  track_length: { type: 'number', unit: 'm', range: 'above 0', meaning: 'Length of the centre line.' },
  waypoints: {
    type: '[number, number][]',
    unit: '[x, y] in m',
    range: 'a few dozen to some hundred points; the last repeats the first',
    meaning: 'Points of the centre line in driving order.',
  },
  closest_waypoints: {
    type: '[number, number]',
    unit: 'indices',
    range: '0 to the number of waypoints − 1',
    meaning: 'The waypoints just behind and just ahead of the car.',
  },
  is_left_of_center: { ...BOOL, meaning: 'The car is to the left of the centre line.' },
  is_reversed: {
    ...BOOL,
    meaning: 'This episode drives the track the other way round. Not: the car faces backwards.',
  },
  is_offtrack: { ...BOOL, meaning: 'All four wheels have left the track; the episode ends.' },
  is_crashed: { ...BOOL, meaning: 'The car has hit an object; the episode ends.' },
  closest_objects: {
    type: '[number, number]',
    unit: 'indices',
    range: '0 to the number of objects − 1; [0, 0] without objects',
    meaning: 'The objects just behind and just ahead of the car.',
  },
  objects_location: {
    type: '[number, number][]',
    unit: '[x, y] in m',
    range: NO_OBJECTS,
    meaning: 'Where the objects are.',
  },
  objects_distance: {
    type: 'number[]',
    unit: 'm',
    range: `0 to the track length; ${NO_OBJECTS}`,
    meaning: 'Distance of each object along the centre line from the start line.',
  },
  objects_distance_from_center: {
    type: 'number[]',
    unit: 'm',
    range: `0 and up; ${NO_OBJECTS}`,
    meaning: 'Distance of each object from the centre line.',
  },
  objects_left_of_center: {
    type: 'boolean[]',
    unit: 'bool',
    range: NO_OBJECTS,
    meaning: 'Which objects are to the left of the centre line.',
  },
  objects_heading: {
    type: 'number[]',
    unit: 'rad',
    range: `above −π to π, 0 for boxes; ${NO_OBJECTS}`,
    meaning: 'Where each object points. In radians, as it was in the service.',
  },
  objects_speed: {
    type: 'number[]',
    unit: 'm/s',
    range: `0 for boxes; ${NO_OBJECTS}`,
    meaning: 'How fast each object moves.',
  },
  object_in_camera: { ...BOOL, meaning: 'The next object is in sight.' },
  sim_time: { type: 'number', unit: 's', range: '0 and up', meaning: 'Simulated time.' },
};

const PYTHON_TYPES: Readonly<Record<string, string>> = {
  number: 'float',
  boolean: 'bool',
  'number[]': 'list[float]',
  'boolean[]': 'list[bool]',
  '[number, number]': 'list[int]',
  '[number, number][]': 'list[list[float]]',
};
/** Where Python has another type than its neighbours. */
const PYTHON_EXCEPTIONS: Partial<Record<keyof RewardParams, string>> = {
  steps: 'int',
  waypoints: 'list[tuple[float, float]]',
};

/** What a key means, with type and range in Python's words. */
export function inPython(key: keyof RewardParams): ParamMeaning {
  const { type, range, ...meaning } = PARAM_GLOSSARY[key];
  return {
    ...meaning,
    type: PYTHON_EXCEPTIONS[key] ?? PYTHON_TYPES[type],
    range: range === BOOL.range ? 'True or False' : range,
  };
}
