import type { Trial } from './evaluation.ts';

/** How a leaderboard orders submissions (DeepRacer's `TOTAL_TIME`, `BEST_LAP_TIME`, `AVG_LAP_TIME`). */
export type RankingMethod = 'total-time' | 'best-lap' | 'average-lap';

export const RANKING_METHODS: readonly RankingMethod[] = ['total-time', 'best-lap', 'average-lap'];

/**
 * What a leaderboard of DeepRacer makes of the laps of one submission; less is better. Lap times hold their penalties.
 *
 * | method | score |
 * |---|---|
 * | `total-time` | sum of all laps; every lap must be complete |
 * | `best-lap` | fastest complete lap |
 * | `average-lap` | least mean over any `minimumLaps` complete laps in a row, rounded down |
 *
 * @param minimumLaps complete laps in a row without which a submission is not ranked, 1 or more
 * @returns whole milliseconds; null when the submission does not qualify
 */
export function rankingScore(
  trials: readonly Trial[],
  method: RankingMethod,
  minimumLaps: number,
): number | null {
  if (!Number.isInteger(minimumLaps) || minimumLaps < 1) {
    throw new RangeError(`minimumLaps must be a whole number of at least 1, not ${minimumLaps}`);
  }
  const laps = trials.map(({ lapTime }) => (lapTime === null ? null : Math.round(1000 * lapTime)));
  const windows = completeWindows(laps, minimumLaps);
  if (windows.length === 0) return null;
  if (method === 'total-time') return laps.includes(null) ? null : sum(laps as number[]);
  if (method === 'best-lap') return Math.min(...laps.filter((lap) => lap !== null));
  return Math.floor(Math.min(...windows.map(sum)) / minimumLaps);
}

/** Every run of `size` laps that follow each other and are all complete. */
function completeWindows(laps: readonly (number | null)[], size: number): number[][] {
  const windows: number[][] = [];
  for (let first = 0; first + size <= laps.length; first++) {
    const window = laps.slice(first, first + size);
    if (!window.includes(null)) windows.push(window as number[]);
  }
  return windows;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
