import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CARS } from '../../../../src/sim/cars.ts';
import { Track } from '../../../../src/track/track.ts';
import { readSimTrace } from '../../../../src/training/logs/read-sim-trace.ts';
import { replayLog } from '../../../../src/training/replay/replay-log.ts';
import { boxTrack } from '../../track/ring-track.ts';
import { recordCar, traceOf } from './drives.ts';

const track = new Track(boxTrack());
const even = Array.from({ length: 60 }, () => 4);

describe('replayLog', () => {
  it.each(['deepracer-v4', 'deepracer-v6', 'club'] as const)(
    "finds no error in a log of the simulator's own car: %s",
    (car) => {
      const rows = [0, 1].flatMap((episode) => recordCar(CARS[car], even, episode));
      const replay = replayLog(traceOf(rows, 17), track, car);
      expect(replay).toMatchObject({ rows: 120, episodes: 2, drives: 2, generation: 'v4', car });
      expect(replay.oneStep!.windows).toBe(2 * 59);
      expect(replay.oneSecond!.windows).toBe(2 * 45);
      expect(replay.oneStep!.positionRmse).toBeLessThan(1e-6);
      expect(replay.oneSecond!.positionRmse).toBeLessThan(1e-5);
      expect(replay.oneSecond!.headingRmse).toBeLessThan(1e-3);
      expect(replay.speedRmse!).toBeLessThan(1e-5);
      expect(replay.bicycle.oneSecond!.positionRmse).toBeGreaterThan(0.02);
    },
  );

  it('follows an uneven clock by the stamps of the row before', () => {
    const uneven = Array.from({ length: 60 }, (_, k) => [4, 5, 3, 4, 8][k % 5]);
    // The first rows are not compared: what the clock did before the first is not known.
    const rows = recordCar(CARS['deepracer-v6'], uneven.with(0, 4));
    const replay = replayLog(traceOf(rows, 19), track, null);
    expect(replay).toMatchObject({ generation: 'v6', timeBase: 'lagged stamps', car: 'deepracer-v6' });
    expect(replay.oneStep!.windows).toBe(56);
    expect(replay.oneSecond!.positionRmse).toBeLessThan(1e-4);
    const misread = replayLog(traceOf(rows, 17), track, 'deepracer-v6');
    expect(misread.oneStep!.positionRmse).toBeGreaterThan(0.01);
  });

  it('measures what a car does that is slower than it was told', () => {
    const rows = recordCar(CARS.club, even).map((row) => ({ ...row, steering: 0, speed: 1.1 * row.speed }));
    const { oneStep, oneSecond } = replayLog(traceOf(rows, 17), track, 'club');
    expect(oneSecond!.positionRmse).toBeGreaterThan(5 * oneStep!.positionRmse);
    expect(oneStep!.crossTrackRmse).toBeLessThan(oneStep!.positionRmse);
  });

  it('drives each generation with its own car, and says which it took for which', () => {
    const rows = recordCar(CARS['deepracer-v4'], even);
    const taken = [15, 16, 17, 18, 19].map((numColumns) => {
      const { generation, car, timeBase } = replayLog(traceOf(rows, numColumns), track, null);
      return [generation, car, timeBase];
    });
    const v4 = ['v4', 'deepracer-v4', 'even'];
    const v6 = ['v6', 'deepracer-v6', 'lagged stamps'];
    expect(taken).toEqual([['2019', 'deepracer-v4', 'even'], v4, v4, v6, v6]);
  });

  it('has nothing to say about a log in which no car drives', () => {
    const rows = recordCar(CARS.club, even).map((row) => ({ ...row, status: 'pause' }));
    const replay = replayLog(traceOf(rows, 17), track, null);
    expect(replay).toMatchObject({ rows: 60, drives: 0, oneStep: null, oneSecond: null, speedRmse: null });
  });
});

const logs = new URL('../../../../../shared/data/logs/', import.meta.url);
const areThere = existsSync(logs);

describe.skipIf(!areThere)(
  'the cars against logs of the service (skipped where ../shared/data is absent)',
  () => {
    it.each([
      ['droa2026_0-iteration.csv', 'deepracer-v6', { step: [0.021, 1.2], second: [0.11, 5] }],
      ['console2022_training_0-iteration.csv', 'deepracer-v4', { step: [0.01, 0.75], second: [0.16, 10] }],
    ] as const)('follow them closer than the targets, and than a fitted bicycle: %s', (file, car, target) => {
      const trace = readSimTrace(readFileSync(new URL(file, logs), 'utf8'), file);
      const replay = replayLog(trace, track, null);
      expect(replay.car).toBe(car);
      for (const [errors, bicycle, [position, heading]] of [
        [replay.oneStep!, replay.bicycle.oneStep!, target.step],
        [replay.oneSecond!, replay.bicycle.oneSecond!, target.second],
      ] as const) {
        expect(errors.positionRmse).toBeLessThanOrEqual(position);
        expect(errors.headingRmse).toBeLessThanOrEqual(heading);
        expect(errors.positionRmse).toBeLessThan(bicycle.positionRmse);
        expect(errors.headingRmse).toBeLessThan(bicycle.headingRmse);
      }
    });
  },
);
