import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSimTrace } from '../../../../src/training/logs/read-sim-trace.ts';
import { SIM_TRACE_COLUMNS, splitEpisodes } from '../../../../src/training/logs/sim-trace.ts';
import { SimTraceError } from '../../../../src/training/logs/sim-trace-error.ts';
import { simTraceRow } from './sim-trace-rows.ts';

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

const fields = '4,7,1.5,-2,90,-15,2,3,0.5,False,True,12.5,9,17.7,33.2,in_progress,0.0,0,1772906145.6'.split(
  ',',
);
const upTo = (columns: number): string => fields.slice(0, columns).join(',');
const only = (text: string) => readSimTrace(text, 'log').rows[0];

describe('every generation', () => {
  it.each([15, 16, 17, 18, 19])('reads %i columns, with and without a header', (columns) => {
    const names = SIM_TRACE_COLUMNS.slice(0, columns).map(([name]) => name);
    const plain = readSimTrace(upTo(columns), 'plain.csv');
    const headed = readSimTrace(`${names.join(',')}\n${upTo(columns)}\n`, 'headed.csv');
    expect(plain).toMatchObject({ numColumns: columns, hasHeader: false });
    expect(headed).toMatchObject({ numColumns: columns, hasHeader: true });
    expect(headed.rows).toEqual(plain.rows);
    expect(plain.rows[0]).toMatchObject({
      episode: 4,
      steps: 7,
      yaw: 90,
      steering: -15,
      action: 3,
      done: false,
      allWheelsOnTrack: true,
      status: columns > 15 ? 'in_progress' : null,
      pauseDuration: columns > 16 ? 0 : null,
      obstacleCrashCounter: columns > 17 ? 0 : null,
      wallClock: columns > 18 ? 1772906145.6 : null,
    });
  });

  it('takes an eighteenth column that can only be a time of day for one', () => {
    const text = [...fields.slice(0, 17), fields[18]].join(',');
    expect(only(text)).toMatchObject({ obstacleCrashCounter: null, wallClock: 1772906145.6 });
  });

  it.each(['[10.0 1.5]', '[10.0, 1.5]', '[ 10.0   1.5 ]', '"[10.0, 1.5]"', '"[10.0 1.5]"'])(
    'reads the action %s as one field',
    (action) => {
      const row = only(`SIM_TRACE_LOG:${fields.with(7, action).join(',')}`);
      expect(row).toMatchObject({ action: [10, 1.5], reward: 0.5 });
    },
  );

  it.each([
    ['a node tag', '[INFO] [1555730996.31]: SIM_TRACE_LOG:'],
    ['colours', '\u001B[0m[rl-1] SIM_TRACE_LOG:', '\u001B[0m'],
    ['a time stamp column', '2022-07-03T17:28:42 SIM_TRACE_LOG:', '\tstdout'],
    ['an export as CSV', '"2022-07-03","SIM_TRACE_LOG:', '"'],
    ['an export as JSON', '{"message": "SIM_TRACE_LOG:', '\\n"'],
    ['line ends of Windows', 'SIM_TRACE_LOG:', '\r'],
  ])('finds the line within %s', (_, before, after = '') => {
    const text = `starting, please wait\n${before}${upTo(19)}${after}\n[INFO] done`;
    expect(readSimTrace(text, 'a.log').rows).toEqual(readSimTrace(upTo(19), 'a.csv').rows);
  });

  it('reads columns in any order, under the names of deepracer-utils too, and leaves others out', () => {
    const names =
      'worker,done,on_track,x,y,heading,steering_angle,speed,action,reward,episode,steps,progress,';
    const text = `\uFEFF${names}closest_waypoint,track_len,tstamp\r\n0,TRUE,false,1,2,3,4,1,5,6,7,8,9,10,11,12\r\n`;
    expect(only(text)).toMatchObject({
      done: true,
      allWheelsOnTrack: false,
      yaw: 3,
      episode: 7,
      timestamp: 12,
    });
  });

  it('reads tabs between columns', () => {
    expect(only(upTo(17).replaceAll(',', '\t'))).toEqual(only(upTo(17)));
  });

  it('keeps small angles of newer generations in degrees', () => {
    const small = fields.with(4, '0.5').with(5, '-0.2');
    expect(readSimTrace(small.join(','), 'a.csv').angleUnit).toBe('degrees');
    expect(readSimTrace(small.slice(0, 15).join(','), 'a.csv').angleUnit).toBe('radians');
  });
});

describe('a log that cannot be read', () => {
  it.each([
    ['', 'a.csv: file: must have SIM_TRACE_LOG: lines or a sim-trace table'],
    ['hello', 'a.csv: line 1: line: must have 15 to 19 fields, not 1 (found "hello")'],
    [fields.with(2, 'nan').join(','), 'a.csv: line 1: X: must be a number (found "nan")'],
    [
      fields.with(8, '1e999').join(','),
      'a.csv: line 1: reward: must be at most 1e12 in size (found "1e999")',
    ],
    [fields.with(9, 'maybe').join(','), 'a.csv: line 1: done: must be True or False (found "maybe")'],
    [
      `${upTo(17)}\n\n${fields.with(0, '-1').slice(0, 17).join(',')}`,
      'a.csv: line 3: episode: must be a whole number, 0 or more (found "-1")',
    ],
    [
      fields.with(7, '[1, 2').join(','),
      /line 1: line: must close its quotes and brackets, and have 15 to 19 fields/,
    ],
    [`episode,steps,X\n${upTo(3)}`, 'a.csv: line 1: Y: is missing in the header (found "episode,steps,X")'],
    [
      fields.with(7, '1.5').join(','),
      'a.csv: line 1: action: must be an index or [steering speed] (found "1.5")',
    ],
    [fields.with(13, '0').join(','), 'a.csv: line 1: track_len: must be above 0 (found "0")'],
  ])('%j: %s', (text, message) => {
    const read = (): unknown => readSimTrace(text, 'a.csv');
    expect(read).toThrow(SimTraceError);
    expect(read).toThrow(message);
  });
});

describe('splitting into episodes', () => {
  it('cuts where the number changes or the steps begin again', () => {
    const rows = [1, 2, 3, 1, 2].map((steps) => simTraceRow({ steps }));
    rows.push(simTraceRow({ steps: 3, episode: 1 }));
    expect(splitEpisodes(rows).map((episode) => episode.map(({ steps }) => steps))).toEqual([
      [1, 2, 3],
      [1, 2],
      [3],
    ]);
  });
});
