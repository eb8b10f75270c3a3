import { describe, expect, it } from 'vitest';
import type { Trial } from '../../../src/race/evaluation.ts';
import { RANKING_METHODS, rankingScore } from '../../../src/race/ranking.ts';

const lap = (lapTime: number | null): Trial => ({
  progress: lapTime === null ? 40 : 100,
  lapTime,
  offTracks: 0,
  crashes: 0,
  resets: 0,
  status: lapTime === null ? 'off_track' : 'lap_complete',
});
const laps = (...times: (number | null)[]): Trial[] => times.map(lap);

describe('the ranking of a submission', () => {
  it('by total time is the sum of all laps, in milliseconds', () => {
    expect(rankingScore(laps(10.5, 11.25, 9), 'total-time', 3)).toBe(30_750);
  });

  it('by total time needs every lap to be complete', () => {
    expect(rankingScore(laps(10, null, 9, 8), 'total-time', 2)).toBeNull();
  });

  it('by best lap takes the fastest, wherever it is', () => {
    expect(rankingScore(laps(10, null, 7.5, 12), 'best-lap', 1)).toBe(7500);
  });

  it('by average takes the best window of laps in a row, rounded down', () => {
    // Windows of two: 10 + 9, 8 + 7.001; the fastest single laps, 9 and 7.001, do not follow each other.
    expect(rankingScore(laps(10, 9, null, 8, 7.001), 'average-lap', 2)).toBe(7500);
  });

  it.each(RANKING_METHODS)('by %s is open only to enough complete laps in a row', (method) => {
    expect(rankingScore(laps(10, null, 9), method, 2)).toBeNull();
    expect(rankingScore([], method, 1)).toBeNull();
  });

  it('refuses a minimum that is no number of laps', () => {
    expect(() => rankingScore(laps(10), 'best-lap', 0)).toThrow(RangeError);
    expect(() => rankingScore(laps(10), 'best-lap', 1.5)).toThrow(RangeError);
  });
});
