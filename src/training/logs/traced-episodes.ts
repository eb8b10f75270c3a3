import { DECISION_HZ } from '../../sim/physics.ts';
import type { SimTraceRow } from './sim-trace.ts';
import {
  type StoredChunk,
  TRACE_COLUMN,
  TRACE_FLAG,
  TRACE_ROW_SIZE,
  TRACE_STATUSES,
} from './trace-record.ts';

/** One whole episode of a record. */
export interface TracedEpisode {
  /** Where its rows stand: chunk and index of the row in it. */
  readonly places: readonly (readonly [chunk: StoredChunk, row: number])[];
  /** Clock of the one worker when the episode began [s] */
  readonly startTime: number;
}

/** The episodes of one evaluation. */
export interface TracedEvaluation {
  /** Environment steps of the run when it was evaluated. */
  readonly steps: number;
  /** Training episodes that had ended by then. */
  readonly episodesBefore: number;
  /** [s since 1970] */
  readonly wallClock: number;
  readonly episodes: readonly TracedEpisode[];
}

/** A run as one worker would have driven it. */
export interface TracedRun {
  readonly training: readonly TracedEpisode[];
  readonly evaluations: readonly TracedEvaluation[];
}

/** Between two steps [s] */
const STEP_TIME = 1 / DECISION_HZ;

/**
 * The episodes of a run. Many cars drive at once, the service's worker drives one: training episodes come in the order
 * in which they ended (of those that ended at the same moment, the car with the lower number first), the trials of an
 * evaluation in the order of their starts, and the clock runs as if each had been driven after the one before.
 * Episodes that were still going on when the record ends are left out, as the service leaves them out.
 */
export function traceEpisodes(chunks: readonly StoredChunk[]): TracedRun {
  const training: TracedEpisode[] = [];
  const evaluations: TracedEvaluation[] = [];
  const open = new Map<number, [StoredChunk, number][]>();
  let clock = 0;
  const toEpisode = (places: TracedEpisode['places']): TracedEpisode => {
    const startTime = clock;
    // The pinned first step, and the time until the next episode begins.
    clock += timeAt(places.at(-1)!) - timeAt(places[0]) + 2 * STEP_TIME;
    return { places, startTime };
  };
  for (const chunk of chunks) {
    const isTraining = chunk.phase === 'training';
    const cars = isTraining ? open : new Map<number, [StoredChunk, number][]>();
    const ended: [car: number, places: [StoredChunk, number][]][] = [];
    for (let row = 0; row * TRACE_ROW_SIZE < chunk.rows.length; row++) {
      const at = row * TRACE_ROW_SIZE;
      const car = chunk.rows[at + TRACE_COLUMN.car];
      const places = cars.get(car) ?? [];
      places.push([chunk, row]);
      cars.set(car, places);
      if ((chunk.rows[at + TRACE_COLUMN.flags] & TRACE_FLAG.done) === 0) continue;
      cars.delete(car);
      ended.push([car, places]);
    }
    if (!isTraining) ended.sort(([a], [b]) => a - b);
    const episodes = ended.map(([, places]) => toEpisode(places));
    if (isTraining) training.push(...episodes);
    else
      evaluations.push({
        steps: chunk.steps,
        episodesBefore: training.length,
        wallClock: chunk.wallClock,
        episodes,
      });
  }
  return { training, evaluations };
}

/** The rows of an episode as the service's simulator traces them, its pinned first step included. */
export function toSimTraceRows({ places, startTime }: TracedEpisode, episode: number): SimTraceRow[] {
  const firstTime = timeAt(places[0]);
  const rows = places.map(([chunk, row]): SimTraceRow => {
    const at = row * TRACE_ROW_SIZE;
    const value = (column: keyof typeof TRACE_COLUMN): number => chunk.rows[at + TRACE_COLUMN[column]];
    const flags = value('flags');
    const index = value('action');
    return {
      episode,
      steps: value('steps'),
      x: value('x'),
      y: value('y'),
      yaw: value('yaw'),
      steering: value('steering'),
      speed: value('speed'),
      action: index === -1 ? [value('steering'), value('speed')] : index,
      reward: value('reward'),
      done: (flags & TRACE_FLAG.done) !== 0,
      allWheelsOnTrack: (flags & TRACE_FLAG.allWheelsOnTrack) !== 0,
      progress: value('progress'),
      closestWaypoint: value('closestWaypoint'),
      trackLength: chunk.trackLength,
      timestamp: toMilliseconds(startTime + STEP_TIME + value('time') - firstTime),
      status: TRACE_STATUSES[value('status')],
      pauseDuration: value('pauseDuration'),
      obstacleCrashCounter: value('crashes'),
      wallClock: chunk.wallClock,
    };
  });
  return [pinnedStep(rows[0], startTime), ...rows];
}

/** Step 1: the car stands at its start, the action is not carried out, nothing is rewarded. */
function pinnedStep(second: SimTraceRow, startTime: number): SimTraceRow {
  return {
    ...second,
    steps: second.steps - 1,
    reward: 0,
    done: false,
    timestamp: toMilliseconds(startTime),
    status: 'prepare',
  };
}

/** The simulator's clock has milliseconds. */
function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function timeAt([chunk, row]: readonly [StoredChunk, number]): number {
  return chunk.rows[row * TRACE_ROW_SIZE + TRACE_COLUMN.time];
}
