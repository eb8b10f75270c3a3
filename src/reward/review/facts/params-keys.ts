import { nearestName } from '../../../math/nearest-name.ts';
import type { RewardParams } from '../../step-params.ts';

/** What a param's value is, for those who reason about it. */
export interface ParamsKey {
  readonly kind: 'number' | 'boolean' | 'list';
  /** Smallest and largest value that a race can give, in the unit of the key; Infinity where there is no bound. */
  readonly range: readonly [low: number, high: number];
  readonly unit: 'm' | 'm/s' | 'degrees' | 'radians' | '%' | 's' | '';
}

const FLAG: ParamsKey = { kind: 'boolean', range: [0, 1], unit: '' };
const LIST: ParamsKey = { kind: 'list', range: [-Infinity, Infinity], unit: '' };
const length = (low: number): ParamsKey => ({ kind: 'number', range: [low, Infinity], unit: 'm' });

/**
 * Every key of DeepRacer's `params`, with the values that a race gives: commands as the car takes them, `steps` from 2 on
 * (the first step is never scored), progress down to where an episode that goes backwards has long ended.
 */
export const PARAMS_KEYS: Readonly<Record<keyof RewardParams, ParamsKey>> = {
  all_wheels_on_track: FLAG,
  x: length(-Infinity),
  y: length(-Infinity),
  heading: { kind: 'number', range: [-180, 180], unit: 'degrees' },
  distance_from_center: length(0),
  projection_distance: length(0),
  progress: { kind: 'number', range: [-50, 100], unit: '%' },
  steps: { kind: 'number', range: [2, Infinity], unit: '' },
  speed: { kind: 'number', range: [0.1, 4], unit: 'm/s' },
  steering_angle: { kind: 'number', range: [-30, 30], unit: 'degrees' },
  track_width: length(0),
  track_length: length(0),
  waypoints: LIST,
  closest_waypoints: LIST,
  is_left_of_center: FLAG,
  is_reversed: FLAG,
  is_offtrack: FLAG,
  is_crashed: FLAG,
  closest_objects: LIST,
  objects_location: LIST,
  objects_distance: { ...LIST, unit: 'm' },
  objects_distance_from_center: { ...LIST, unit: 'm' },
  objects_left_of_center: LIST,
  objects_heading: { ...LIST, unit: 'radians' },
  objects_speed: { ...LIST, unit: 'm/s' },
  object_in_camera: FLAG,
  sim_time: { kind: 'number', range: [0, Infinity], unit: 's' },
};

/** Names of `PARAMS_KEYS`. */
export const PARAMS_KEY_NAMES = Object.keys(PARAMS_KEYS) as (keyof RewardParams)[];

export function isParamsKey(key: string): key is keyof RewardParams {
  return Object.hasOwn(PARAMS_KEYS, key);
}

/** The key that somebody may have meant who wrote another name, as trackWidth for track_width; null where none is near. */
export function nearestParamsKey(name: string): string | null {
  // Neither case nor underscores.
  return nearestName(name, PARAMS_KEY_NAMES, (word) => word.toLowerCase().replaceAll('_', ''));
}
