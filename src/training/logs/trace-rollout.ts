import type { EpisodeStatus } from '../../race/evaluation.ts';
import { COLUMN, FLAG, type RewardBatch, type Waypoint } from '../../reward/step-params.ts';
import { TRACE_COLUMN, TRACE_FLAG, TRACE_ROW_SIZE, TRACE_STATUSES } from './trace-record.ts';

/** A scored rollout with what ended in it; arrays are time-major, [numSteps × numCars]. */
export interface TracedRollout extends RewardBatch {
  readonly rewards: Float64Array;
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  /** Discrete actions; null where actions are continuous. */
  readonly actions: Float32Array | null;
  /** How the episodes ended that did, in the order of the rows that they ended with. */
  readonly ends: readonly { readonly status: EpisodeStatus }[];
}

/**
 * The trace of a rollout.
 * @param waypoints in the direction of the track file
 * @returns [numSteps × numCars × TRACE_ROW_SIZE]
 */
export function traceRollout(rollout: TracedRollout, waypoints: readonly Waypoint[]): Float64Array {
  const { numSteps, numCars, rows, rewards, terminated, truncated, actions, ends } = rollout;
  const count = numSteps * numCars;
  const stride = rows.length / count;
  const out = new Float64Array(count * TRACE_ROW_SIZE);
  let ended = 0;
  for (let i = 0; i < count; i++) {
    const isDone = terminated[i] !== 0 || truncated[i] !== 0;
    const at = i * TRACE_ROW_SIZE;
    traceParams(rows, i * stride, waypoints, out, at);
    out[at + TRACE_COLUMN.car] = i % numCars;
    out[at + TRACE_COLUMN.action] = actions === null ? -1 : actions[i];
    out[at + TRACE_COLUMN.reward] = rewards[i]!;
    if (!isDone) continue;
    out[at + TRACE_COLUMN.status] = TRACE_STATUSES.indexOf(ends[ended++].status);
    out[at + TRACE_COLUMN.flags] += TRACE_FLAG.done;
  }
  return out;
}

/** Copies what a row of params and a row of a trace have in common. */
export function traceParams(
  rows: Float64Array,
  offset: number,
  waypoints: readonly Waypoint[],
  out: Float64Array,
  at: number,
): void {
  out[at + TRACE_COLUMN.steps] = rows[offset + COLUMN.steps]!;
  out[at + TRACE_COLUMN.x] = rows[offset + COLUMN.x]!;
  out[at + TRACE_COLUMN.y] = rows[offset + COLUMN.y]!;
  out[at + TRACE_COLUMN.yaw] = rows[offset + COLUMN.heading]!;
  out[at + TRACE_COLUMN.steering] = rows[offset + COLUMN.steering_angle]!;
  out[at + TRACE_COLUMN.speed] = rows[offset + COLUMN.speed]!;
  out[at + TRACE_COLUMN.progress] = rows[offset + COLUMN.progress]!;
  out[at + TRACE_COLUMN.closestWaypoint] = closestWaypoint(rows, offset, waypoints);
  out[at + TRACE_COLUMN.time] = rows[offset + COLUMN.sim_time]!;
  const flags = rows[offset + COLUMN.flags];
  out[at + TRACE_COLUMN.flags] = flags & FLAG.all_wheels_on_track ? TRACE_FLAG.allWheelsOnTrack : 0;
}

/** Whichever of the two waypoints around the car is nearer to its front. */
function closestWaypoint(rows: Float64Array, offset: number, waypoints: readonly Waypoint[]): number {
  const previous = rows[offset + COLUMN.closest_previous];
  const next = rows[offset + COLUMN.closest_next];
  const last = waypoints.length - 1;
  const isReversed = (rows[offset + COLUMN.flags] & FLAG.is_reversed) !== 0;
  const toPrevious = squaredDistance(rows, offset, waypoints[isReversed ? last - previous : previous]);
  const toNext = squaredDistance(rows, offset, waypoints[isReversed ? last - next : next]);
  return toPrevious <= toNext ? previous : next;
}

function squaredDistance(rows: Float64Array, offset: number, waypoint: Waypoint): number {
  const x = waypoint[0] - rows[offset + COLUMN.x];
  const y = waypoint[1] - rows[offset + COLUMN.y];
  return x * x + y * y;
}
