import type { Standing } from '../../../../src/race/standings.ts';
import home from '../../../../tracks/home.json';
import type { ContestRecord } from '../../../../src/app/state/contest-record.ts';
import type { TrackFile } from '../../../../src/track/track-file.ts';

/** How somebody came out of two laps; the last one ends where it is not complete. */
export function standingOf(position: number, ...laps: (number | { readonly progress: number })[]): Standing {
  const trials = laps.map((lap) => ({
    progress: typeof lap === 'number' ? 100 : lap.progress,
    lapTime: typeof lap === 'number' ? lap : null,
    offTracks: 1,
    crashes: 0,
    resets: 1,
    status: typeof lap === 'number' ? ('lap_complete' as const) : ('time_up' as const),
  }));
  const times = trials.flatMap(({ lapTime }) => (lapTime === null ? [] : [lapTime]));
  return {
    position,
    gridPlace: 1,
    laps: trials,
    totalTime: times.length === 2 ? times[0] + times[1] : null,
    bestLap: times.length === 0 ? null : Math.min(...times),
    offTracks: trials.length,
    crashes: 0,
    resets: trials.length,
    penaltySeconds: 2 * trials.length,
  };
}

/** A contest that is over: of three cars, the second has won, and the first has not finished. */
export function contestRecord(patch: Partial<ContestRecord> = {}): ContestRecord {
  return {
    id: 'contest',
    finishedAt: 1000,
    track: home as unknown as TrackFile,
    race: { type: 'head-to-head' },
    car: 'deepracer-v6',
    seed: 1,
    cast: [
      { name: 'Monday, "fast"', isPerson: false },
      { name: '=1+1', isPerson: false },
      { name: 'You', isPerson: true },
    ],
    standings: [standingOf(3, 10, { progress: 34.567 }), standingOf(1, 10, 9.5), standingOf(2, 12, 11)],
    rules: { trials: 2, offTrackPenalty: 2, collisionPenalty: 5 },
    size: 100,
    ...patch,
  };
}
