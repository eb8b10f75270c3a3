import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSimTrace } from '../../../../src/training/logs/read-sim-trace.ts';
import { splitEpisodes } from '../../../../src/training/logs/sim-trace.ts';

const shared = new URL('../../../../../shared/data/logs/', import.meta.url);
const read = (name: string) => readSimTrace(readFileSync(new URL(name, shared), 'utf8'), name);

describe.skipIf(!existsSync(shared))('the logs of three generations', () => {
  it('reads the console of 2022', () => {
    const trace = read('console2022_training_0-iteration.csv');
    expect(trace).toMatchObject({ numColumns: 17, hasHeader: true, format: 'csv', angleUnit: 'degrees' });
    expect(trace.rows).toHaveLength(519);
    expect(splitEpisodes(trace.rows)).toHaveLength(20);
    expect(trace.rows[1]).toEqual({
      episode: 0,
      steps: 2,
      x: 3.1997327938476117,
      y: 0.6831032114197831,
      yaw: 0.18326595495146542,
      steering: -20,
      speed: 1,
      action: 2,
      reward: 1,
      done: false,
      allWheelsOnTrack: true,
      progress: 0.7905513581379272,
      closestWaypoint: 1,
      trackLength: 17.709159380834848,
      timestamp: 20.269,
      status: 'in_progress',
      pauseDuration: 0,
      obstacleCrashCounter: null,
      wallClock: null,
    });
  });

  it("reads the successor's 19 columns", () => {
    const trace = read('droa2026_0-iteration.csv');
    expect(trace).toMatchObject({ numColumns: 19, hasHeader: true, angleUnit: 'degrees' });
    expect(trace.rows).toHaveLength(1302);
    expect(splitEpisodes(trace.rows)).toHaveLength(3);
    expect(trace.rows.at(-1)).toMatchObject({ status: 'lap_complete', progress: 100, done: true });
    expect(trace.rows[0]).toMatchObject({ obstacleCrashCounter: 0, wallClock: 1772906145.5125356 });
  });

  it('reads the raw log of 2019, whose angles are radians', () => {
    const trace = read('console2019_eval-sample.log');
    expect(trace).toMatchObject({ numColumns: 15, hasHeader: false, format: 'log', angleUnit: 'radians' });
    expect(trace.rows).toHaveLength(480);
    // Two steps of the framework's warm-up, then three laps.
    expect(
      splitEpisodes(trace.rows)
        .map((episode) => episode.length)
        .slice(0, 2),
    ).toEqual([2, 155]);
    expect(Math.max(...trace.rows.map(({ steering }) => steering))).toBeCloseTo(29.79, 1);
    expect(trace.rows[0]).toMatchObject({ status: null, pauseDuration: null, timestamp: 1555730996.3144288 });
  });
});
