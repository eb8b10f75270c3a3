import { describe, expect, it } from 'vitest';
import type { Trial } from '../../../src/race/evaluation.ts';
import { toStandings } from '../../../src/race/standings.ts';

const lap = (lapTime: number): Trial => ({
  progress: 100,
  lapTime,
  offTracks: 1,
  crashes: 0,
  resets: 2,
  status: 'lap_complete',
});
const cut = (progress: number): Trial => ({ ...lap(0), progress, lapTime: null, status: 'time_up' });
const race = (...laps: Trial[][]) =>
  toStandings(
    laps.map((one) => ({
      laps: one,
      penaltySeconds: 0,
      distance: one.reduce((sum, { progress }) => sum + progress, 0),
    })),
    2,
  );
const positions = (...laps: Trial[][]): number[] => race(...laps).map(({ position }) => position);

describe('standings', () => {
  it('order who has finished by time and the others by distance', () => {
    expect(
      positions([lap(9), cut(50)], [lap(10), lap(10)], [cut(99)], [lap(11), lap(8)], [lap(30), cut(60)]),
    ).toEqual([4, 2, 5, 1, 3]);
  });

  it('share a place between equals, and leave the next one free', () => {
    expect(positions([lap(0.1), lap(0.2)], [lap(0.3), lap(1)], [lap(0.2), lap(0.1)])).toEqual([1, 3, 1]);
    expect(positions([cut(40)], [cut(40)], [cut(41)])).toEqual([2, 2, 1]);
  });

  it('add up what happened in the laps', () => {
    expect(race([lap(9), lap(8)], [lap(7), cut(50)])).toMatchObject([
      { gridPlace: 1, totalTime: 17, bestLap: 8, offTracks: 2, crashes: 0, resets: 4 },
      { gridPlace: 2, totalTime: null, bestLap: 7, offTracks: 2, resets: 4 },
    ]);
  });
});
