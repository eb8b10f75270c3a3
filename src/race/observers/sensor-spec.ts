/** What a car can carry, under the names of DeepRacer's console in lower case; `state` is this program's own. */
export type SensorName = 'state';

/** Which sensors a car carries, and how they are set. */
export interface SensorSpec {
  /** An observation is their numbers one after the other, in this order. */
  readonly sensors: readonly SensorName[];
}

export const STATE_SENSORS: SensorSpec = { sensors: ['state'] };
