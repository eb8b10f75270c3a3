import type { Contestant } from './contestant.ts';
import type { Trial } from './evaluation.ts';

/** How an entrant came out of a race against others. */
export interface Standing {
  /** 1 for the winner; entrants between whom nothing decides share a place. */
  readonly position: number;
  /** Where it started, from 1: its place in the order of the entrants. */
  readonly gridPlace: number;
  /** The last one may be incomplete. */
  readonly laps: readonly Trial[];
  /** From the start to the last line, penalties included [s]; null where laps are missing. */
  readonly totalTime: number | null;
  readonly bestLap: number | null;
  readonly offTracks: number;
  readonly crashes: number;
  readonly resets: number;
  /** Penalties that it was given [s] */
  readonly penaltySeconds: number;
}

/**
 * Orders a race, over or under way: who has finished by time, then the others by how far they came.
 * @param contestants in the order of the grid
 * @param numLaps of the race
 * @returns in the order given
 */
export function toStandings(
  contestants: readonly Pick<Contestant, 'laps' | 'penaltySeconds' | 'distance'>[],
  numLaps: number,
): Standing[] {
  const results = contestants.map(({ laps, penaltySeconds, distance }) => {
    const times = laps.flatMap(({ lapTime }) => (lapTime === null ? [] : [lapTime]));
    const total = (count: (lap: Trial) => number): number => laps.reduce((sum, lap) => sum + count(lap), 0);
    return {
      laps,
      totalTime: times.length === numLaps ? times.reduce((sum, time) => sum + time, 0) : null,
      bestLap: times.length === 0 ? null : Math.min(...times),
      offTracks: total(({ offTracks }) => offTracks),
      crashes: total(({ crashes }) => crashes),
      resets: total(({ resets }) => resets),
      penaltySeconds,
      distance,
    };
  });
  return results.map(({ distance, ...result }, i) => ({
    position: 1 + results.filter((other) => isAhead(other, { distance, ...result })).length,
    gridPlace: i + 1,
    ...result,
  }));
}

/** Two sums of the same steps may differ in their last bits [s] */
const SAME_TIME = 1e-6;

interface Result {
  readonly totalTime: number | null;
  readonly distance: number;
}

function isAhead(a: Result, b: Result): boolean {
  if (a.totalTime === null) return b.totalTime === null && a.distance > b.distance;
  return b.totalTime === null || a.totalTime < b.totalTime - SAME_TIME;
}
