/** A step of one car, as it is recorded while it happens: a row of doubles. */
export const TRACE_COLUMN = {
  car: 0,
  /** From 2: the service's pinned first step is not driven. */
  steps: 1,
  x: 2,
  y: 3,
  /** [°] */
  yaw: 4,
  /** [°] */
  steering: 5,
  speed: 6,
  /** Index of a discrete action, -1 for a continuous one: that is its steering and speed. */
  action: 7,
  reward: 8,
  progress: 9,
  closestWaypoint: 10,
  /** Clock of the simulation [s] */
  time: 11,
  /** Index into `TRACE_STATUSES`. */
  status: 12,
  /** Bits of `TRACE_FLAG`. */
  flags: 13,
  pauseDuration: 14,
  crashes: 15,
} as const;

/** Doubles in a row. */
export const TRACE_ROW_SIZE = 16;

/** Bits of the `flags` column. */
export const TRACE_FLAG = { done: 1, allWheelsOnTrack: 2 } as const;

/** The service's words for how a step stands. */
export const TRACE_STATUSES = [
  'in_progress',
  'lap_complete',
  'off_track',
  'crashed',
  'reversed',
  'immobilized',
  'time_up',
  'pause',
  'prepare',
  'park',
] as const;

/** Steps that were taken together: a rollout's, or all of an evaluation. */
export interface TraceChunk {
  readonly phase: 'training' | 'evaluation';
  /** Environment steps of the run when the last of these was taken. */
  readonly steps: number;
  /** [m] */
  readonly trackLength: number;
  /** In time order, the cars of one moment together, [rows × TRACE_ROW_SIZE]. */
  readonly rows: Float64Array;
}

/** A chunk as it is kept; a run's record is all of them, in the order in which they were taken. */
export interface StoredChunk extends TraceChunk {
  /** Time of day when it was recorded [s since 1970] */
  readonly wallClock: number;
}
