import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CARS } from '../../../src/sim/cars.ts';
import { writeSimTrace } from '../../../src/training/logs/write-sim-trace.ts';
import { recordCar } from '../training/replay/drives.ts';
import { simTraceRow } from '../training/logs/sim-trace-rows.ts';
import { callCli } from './call-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

// Recorded on a plain, which no track's road is.
const onPlain = recordCar(
  CARS['deepracer-v6'],
  Array.from({ length: 40 }, () => 4),
);
const rows = onPlain.map((row) => ({ ...row, allWheelsOnTrack: false }));
const log = file('drive.csv', writeSimTrace(rows));

describe('replay', () => {
  it('prints how the car and the bicycle followed a log', async () => {
    const { exitStatus, stdout, stderr } = await callCli([
      'replay',
      '--log',
      log,
      '--track',
      'home',
      '--json',
    ]);
    expect({ exitStatus, stderr }).toEqual({ exitStatus: 0, stderr: '' });
    const replay = JSON.parse(stdout) as Record<string, Record<string, number>>;
    expect(replay).toMatchObject({ rows: 40, episodes: 1, generation: 'v6', car: 'deepracer-v6' });
    expect(Object.keys(replay).slice(0, 5)).toEqual([
      'rows',
      'episodes',
      'oneStep',
      'oneSecond',
      'speedRmse',
    ]);
    expect(replay['oneSecond']['positionRmse']).toBeLessThan(1e-4);
    expect(replay['oneSecond']['headingRmse']).toBeLessThan(0.01);
    expect(replay['bicycle']).toMatchObject({ oneStep: { windows: 36 }, oneSecond: { windows: 22 } });
  });

  it('takes another car, and says it to a person', async () => {
    const { exitStatus, stdout } = await callCli([
      'replay',
      '--log',
      log,
      '--track',
      'home',
      '--car',
      'club',
    ]);
    expect(exitStatus).toBe(0);
    expect(stdout).toMatch(/rows: 40, episodes: 1, drives: 1; generation: v6, clock: lagged stamps/);
    expect(stdout).toMatch(/\nclub +\d+\.\d\d cm +\d+\.\d\d° +\d+\.\d\d cm/);
  });

  it.each([
    ['a car that nobody knows', ['--log', log, '--car', 'truck'], /--car must be auto or deepracer-v6/],
    ['a log that is none', ['--log', file('text.csv', 'no trace\n')], /text\.csv: line 1: line: must have/],
    [
      'a log in which no car drives',
      [
        '--log',
        file('parked.csv', writeSimTrace([simTraceRow({ status: 'pause', allWheelsOnTrack: false })])),
      ],
      /parked\.csv: must have two rows/,
    ],
    [
      'a log of another track',
      ['--log', file('long.csv', writeSimTrace(rows.map((row) => ({ ...row, trackLength: 60 }))))],
      /long\.csv: track_len: must be the length of track home, 17\.70 m: .*\(found "60\.00 m"\)/,
    ],
    [
      'a log of another track that is as long',
      ['--log', file('plain.csv', writeSimTrace(onPlain))],
      /plain\.csv: X, Y: must lie on the road of track home .*\(found "0 of 40 rows"\)/,
    ],
    ['a log that is not there', ['--log', join(folder, 'no.csv')], /no\.csv/],
  ])('says in one line what is wrong with %s', async (_what, args, reason) => {
    const { exitStatus, stdout, stderr } = await callCli(['replay', ...args, '--track', 'home', '--json']);
    expect(exitStatus).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ error: { message: stderr.trim() } });
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('fit-car', () => {
  it('prints constants and errors of both models, for each generation that has logs', async () => {
    const data = join(folder, 'logs');
    mkdirSync(data);
    const drives = [0, 1, 2, 3].flatMap((episode) =>
      recordCar(
        CARS['deepracer-v6'],
        Array.from({ length: 25 }, () => 4),
        episode,
      ),
    );
    writeFileSync(join(data, 'v6.csv'), writeSimTrace(drives));
    const { exitStatus, stdout } = await callCli(['fit-car', '--data', data, '--evaluations', '1', '--json']);
    expect(exitStatus).toBe(0);
    const { files, fits } = JSON.parse(stdout) as { files: object[]; fits: Record<string, object>[] };
    expect(files).toMatchObject([{ generation: 'v6', drives: 4 }]);
    expect(fits).toHaveLength(1);
    expect(fits[0]).toMatchObject({
      generation: 'v6',
      car: { steeringLag: 0.16 },
      bicycle: { wheelbase: 0.266 },
    });
  });

  it('says when a folder has no log of use', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const { exitStatus, stderr } = await callCli(['fit-car', '--data', empty]);
    expect(exitStatus).toBe(2);
    expect(stderr.trim()).toMatch(/empty: has no sim-trace of v4 or v6$/);
  });
});
