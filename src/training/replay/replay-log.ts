import { type CarName, CARS } from '../../sim/cars.ts';
import type { Track } from '../../track/track.ts';
import { type SimTrace, splitEpisodes } from '../logs/sim-trace.ts';
import { BicycleCars } from './bicycle-cars.ts';
import { BICYCLES } from './bicycles.ts';
import { generationOf, type LogGeneration, recordedDrives } from './recorded-drive.ts';
import type { ReplayCars } from './replay-cars.ts';
import { REPLAY_CARS, replayDrive } from './replay-drive.ts';
import { type ErrorSummary, ReplayErrors } from './replay-errors.ts';
import { SimulatedCars } from './simulated-cars.ts';

/** How a model followed a log; null where the log has no drive of that length. */
export interface ReplayResult {
  readonly oneStep: ErrorSummary | null;
  readonly oneSecond: ErrorSummary | null;
  /** Of the mean speed over a step [m/s] */
  readonly speedRmse: number | null;
}

export interface LogReplay extends ReplayResult {
  readonly rows: number;
  readonly episodes: number;
  /** Pieces without interruption that were driven. */
  readonly drives: number;
  readonly generation: LogGeneration['name'];
  readonly timeBase: LogGeneration['timeBase'];
  readonly car: CarName;
  /** A kinematic bicycle, fitted like the car, in the same replay. */
  readonly bicycle: ReplayResult;
}

/** The car with which the logs of a generation were written, or the nearest there is. */
const CAR_OF: Readonly<Record<LogGeneration['name'], 'deepracer-v4' | 'deepracer-v6'>> = {
  '2019': 'deepracer-v4',
  v4: 'deepracer-v4',
  v6: 'deepracer-v6',
};

/** Drives the simulator with a log's commands. @param car null for the one of the log's generation */
export function replayLog(trace: SimTrace, track: Track, car: CarName | null): LogReplay {
  const generation = generationOf(trace);
  const drives = recordedDrives(trace, generation);
  const name = car ?? CAR_OF[generation.name];
  const replay = (cars: ReplayCars): ReplayResult => {
    const errors = new ReplayErrors();
    for (const drive of drives) replayDrive(cars, drive, generation.observer, errors);
    return { oneStep: errors.oneStep, oneSecond: errors.oneSecond, speedRmse: errors.speedRmse };
  };
  return {
    rows: trace.rows.length,
    episodes: splitEpisodes(trace.rows).length,
    ...replay(new SimulatedCars(track, CARS[name], REPLAY_CARS)),
    drives: drives.length,
    generation: generation.name,
    timeBase: generation.timeBase,
    car: name,
    bicycle: replay(new BicycleCars(BICYCLES[generation.name === 'v6' ? 'v6' : 'v4'], REPLAY_CARS)),
  };
}
