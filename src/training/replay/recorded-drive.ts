import { toRadians } from '../../math/angle.ts';
import { PHYSICS_HZ } from '../../sim/physics.ts';
import type { SimTrace, SimTraceRow } from '../logs/sim-trace.ts';

/** Seconds between two decisions of the service's simulator. */
export const DECISION_SECONDS = 1 / 15;
/** Farther than a car gets in two decisions at 4 m/s: it was put somewhere else [m] */
const JUMP = 0.6;
/** Longer intervals are interruptions, as are those that no physics step fits into [s] */
const LONGEST_INTERVAL = 2.5 * DECISION_SECONDS;
/** Rows without a car that drives by its commands, or with one that is taken off the track. */
const IDLE_STATUSES: ReadonlySet<string | null> = new Set([
  'prepare',
  'pause',
  'park',
  'off_track',
  'crashed',
]);

/** How a generation of logs must be read. */
export interface LogGeneration {
  readonly name: '2019' | 'v4' | 'v6';
  /**
   * The simulators up to v5 ran evenly, whatever their stamps say. In v6 a pose is about one row older than its
   * stamp: the car drives from row i to row i + 1 in the time that passed between the stamps of rows i - 1 and i.
   */
  readonly timeBase: 'even' | 'lagged stamps';
  /** Rows after a standing start in which the car moves whatever it was told. */
  readonly unsettledRows: number;
  readonly observer: ObserverGains;
}

/**
 * A log has no speed and no yaw rate. A replay takes them from the commands that went before, corrected at every row by
 * these shares of what the last step's error would be an error of. v6 poses jitter in time, which looks like speed.
 */
export interface ObserverGains {
  readonly speed: number;
  readonly yawRate: number;
}

const EVEN = { timeBase: 'even', unsettledRows: 0, observer: { speed: 0.15, yawRate: 0.5 } } as const;

const GENERATIONS = {
  '2019': { ...EVEN, name: '2019' },
  v4: { ...EVEN, name: 'v4' },
  v6: {
    name: 'v6',
    timeBase: 'lagged stamps',
    unsettledRows: 3,
    observer: { speed: 0, yawRate: 0.5 },
  },
} as const satisfies Record<string, LogGeneration>;

/** Tells a log's generation from its columns: 15 in 2019, up to 17 in the service's last console, more since v6. */
export function generationOf({ numColumns }: SimTrace): LogGeneration {
  if (numColumns === 15) return GENERATIONS['2019'];
  return numColumns <= 17 ? GENERATIONS.v4 : GENERATIONS.v6;
}

/** Rows of one car that drives without interruption from a standing start; [length] each. */
export interface RecordedDrive {
  readonly length: number;
  /** When a pose was taken, from 0 [s] */
  readonly time: Float64Array;
  /** Front point [m] and heading [rad] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly heading: Float64Array;
  /** Commands from that time on: angle [rad], positive = left, and speed [m/s] */
  readonly steering: Float64Array;
  readonly speed: Float64Array;
  /** First row that is to be trusted. */
  readonly firstRow: number;
}

/** The drives of a log, cut where a car was put somewhere, waited or lost time. */
export function recordedDrives(trace: SimTrace, generation: LogGeneration): RecordedDrive[] {
  const drives: RecordedDrive[] = [];
  let rows: SimTraceRow[] = [];
  let times: number[] = [];
  let last: SimTraceRow | null = null;
  const finish = (): void => {
    if (rows.length > 1) drives.push(createDrive(rows, times, generation.unsettledRows));
    rows = [];
    times = [];
  };
  let interval = DECISION_SECONDS;
  for (const row of trace.rows) {
    const follows = last !== null && row.episode === last.episode && row.steps === last.steps + 1;
    if (!follows) interval = DECISION_SECONDS;
    const isJump = last !== null && Math.hypot(row.x - last.x, row.y - last.y) > JUMP;
    if (!follows || isJump || interval > LONGEST_INTERVAL || IDLE_STATUSES.has(row.status)) finish();
    if (!IDLE_STATUSES.has(row.status)) {
      times.push(times.length === 0 ? 0 : times.at(-1)! + interval);
      rows.push(row);
    }
    const stamps = follows ? row.timestamp - last!.timestamp : DECISION_SECONDS;
    if (generation.timeBase === 'lagged stamps') interval = stamps >= 1 / PHYSICS_HZ ? stamps : Infinity;
    last = row;
  }
  finish();
  return drives;
}

function createDrive(
  rows: readonly SimTraceRow[],
  times: readonly number[],
  firstRow: number,
): RecordedDrive {
  return {
    length: rows.length,
    time: Float64Array.from(times),
    x: Float64Array.from(rows, ({ x }) => x),
    y: Float64Array.from(rows, ({ y }) => y),
    heading: Float64Array.from(rows, ({ yaw }) => toRadians(yaw)),
    steering: Float64Array.from(rows, ({ steering }) => toRadians(steering)),
    speed: Float64Array.from(rows, ({ speed }) => speed),
    firstRow,
  };
}
