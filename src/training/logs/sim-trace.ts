/** One step of one car as DeepRacer's simulator traces it. Column names of the file are in `SIM_TRACE_COLUMNS`. */
export interface SimTraceRow {
  /** Counts from 0; in a training, over all iterations. */
  readonly episode: number;
  /** Step of the episode: from 1, in logs of 2019 from 0. */
  readonly steps: number;
  /** Front of the car (0.14 m ahead of its centre) in the world, before this row's action is carried out [m] */
  readonly x: number;
  readonly y: number;
  /** Heading of the car, counter-clockwise from +x [°] */
  readonly yaw: number;
  /** Commanded, positive = left [°] */
  readonly steering: number;
  /** Commanded [m/s] */
  readonly speed: number;
  /** Index into the action space, or [steering °, speed m/s] of a continuous one. */
  readonly action: number | readonly [steering: number, speed: number];
  readonly reward: number;
  /** Whether this was the episode's last step. */
  readonly done: boolean;
  readonly allWheelsOnTrack: boolean;
  /** Percent of the lap since the episode's start. */
  readonly progress: number;
  /** Index of the waypoint next to the front of the car, in driving direction. */
  readonly closestWaypoint: number;
  /** [m] */
  readonly trackLength: number;
  /** Clock of the simulation [s]; in logs of 2019–20 of the day (seconds since 1970). */
  readonly timestamp: number;
  /** `prepare`, `in_progress`, `off_track`, `lap_complete`, `crashed`, …; null in files of 15 columns. */
  readonly status: string | null;
  /** Penalty time [s]; null in files of fewer than 17 columns. */
  readonly pauseDuration: number | null;
  /** null in files that do not have it. */
  readonly obstacleCrashCounter: number | null;
  /** Time of day [s since 1970]; null in files that do not have it. */
  readonly wallClock: number | null;
}

/** A sim-trace with what tells its generation. */
export interface SimTrace {
  readonly rows: readonly SimTraceRow[];
  /** Columns of the widest row, an action of two numbers counted once: 15 … 19. */
  readonly numColumns: number;
  readonly hasHeader: boolean;
  /** A table, or `SIM_TRACE_LOG:` lines among other text. */
  readonly format: 'csv' | 'log';
  /** What the file had; rows are in degrees always. The first generation wrote radians. */
  readonly angleUnit: 'degrees' | 'radians';
}

/** The service's columns in its order, each under the name that a row has it. */
export const SIM_TRACE_COLUMNS = [
  ['episode', 'episode'],
  ['steps', 'steps'],
  ['X', 'x'],
  ['Y', 'y'],
  ['yaw', 'yaw'],
  ['steer', 'steering'],
  ['throttle', 'speed'],
  ['action', 'action'],
  ['reward', 'reward'],
  ['done', 'done'],
  ['all_wheels_on_track', 'allWheelsOnTrack'],
  ['progress', 'progress'],
  ['closest_waypoint', 'closestWaypoint'],
  ['track_len', 'trackLength'],
  ['tstamp', 'timestamp'],
  ['episode_status', 'status'],
  ['pause_duration', 'pauseDuration'],
  ['obstacle_crash_counter', 'obstacleCrashCounter'],
  ['wall_clock', 'wallClock'],
] as const satisfies readonly (readonly [string, keyof SimTraceRow])[];

/** Columns that every generation has; the rest came later and may be missing. */
export const NUM_REQUIRED_COLUMNS = 15;

/** The rows of each episode in a row: cut where the number changes or the steps start again. */
export function splitEpisodes(rows: readonly SimTraceRow[]): SimTraceRow[][] {
  const episodes: SimTraceRow[][] = [];
  let last: SimTraceRow | undefined;
  for (const row of rows) {
    if (last?.episode === row.episode && row.steps > last.steps) episodes.at(-1)!.push(row);
    else episodes.push([row]);
    last = row;
  }
  return episodes;
}
