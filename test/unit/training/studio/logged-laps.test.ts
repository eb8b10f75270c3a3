import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROW_SIZE } from '../../../../src/reward/step-params.ts';
import type { SimTraceRow } from '../../../../src/training/logs/sim-trace.ts';
import { writeSimTrace } from '../../../../src/training/logs/write-sim-trace.ts';
import { type RecordedLap, recordLaps } from '../../../../src/training/recorded-laps.ts';
import { LapArchive } from '../../../../src/training/studio/lap-archive.ts';
import { loggedLaps } from '../../../../src/training/studio/logged-laps.ts';
import { importTrack } from '../../../../src/track/importers/import-track.ts';
import { NodeScorer } from '../../../../src/cli/scorer.ts';
import { importableBytes } from '../../../contract/importable-files.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { shippedPolicy } from '../shipped-policy.ts';
import { loggedRows } from '../logs/logged-rows.ts';

const track = trackFile('home');
/** The first three are whole. */
const driven = [0, 0.4].flatMap((noise) => recordLaps(shippedPolicy('home'), track, { starts: 3, noise }));

const log = (rows: readonly SimTraceRow[], name = 'a.csv') => ({ name, text: writeSimTrace(rows) });
const logOf = (laps: readonly RecordedLap[]) => log(laps.flatMap((lap, i) => loggedRows(lap, i)));
const reading =
  (...logs: ReturnType<typeof log>[]) =>
  () =>
    loggedLaps({ track, logs });

describe('laps of a log', () => {
  it('have the params that they had when they were driven', () => {
    const laps = loggedLaps({ track, logs: [logOf(driven)] }).lapsOf(0);
    expect(laps.map(({ status }) => status)).toEqual(driven.map(({ status }) => status));
    expect(new Set(laps.map(({ status }) => status)).size).toBeGreaterThan(1);
    for (const [i, lap] of laps.entries()) {
      expect(lap).toMatchObject({ episode: i, noise: 0, numObjects: 0, progress: driven[i].progress });
      if (driven[i].lapTime === null) expect(lap.lapTime).toBeNull();
      else expect(lap.lapTime).toBeCloseTo(driven[i].lapTime, 9);
      expect(lap.start).toBeCloseTo(driven[i].start, 1);
      expect(lap.rows.length).toBe(driven[i].rows.length);
      for (const [k, value] of driven[i].rows.entries()) expect(lap.rows[k]).toBeCloseTo(value, 9);
    }
  });

  it('leave out the rows in which no reward is asked for', () => {
    const [lap] = driven;
    const rows = loggedRows(lap, 0);
    const pinned = { ...rows[0], steps: 1, status: 'prepare' };
    const waiting = { ...rows[5], status: 'pause' };
    const logged = [pinned, ...rows.slice(0, 5), waiting, ...rows.slice(6)];
    const [read] = loggedLaps({ track, logs: [log(logged)] }).lapsOf(0);
    expect(read.rows.length).toBe(lap.rows.length - ROW_SIZE);
  });

  it('are at most sixty, from the first to the last', () => {
    const many = Array.from({ length: 200 }, (_, i) => loggedRows(driven[0], i).slice(0, 3)).flat();
    const source = loggedLaps({ track, logs: [log(many)] });
    expect(source.numLaps).toBe(200);
    const episodes = source.lapsOf(0).map(({ episode }) => episode);
    expect(episodes.length).toBe(60);
    expect([episodes[0], episodes[59]]).toEqual([0, 199]);
  });

  it('are refused where they are of another track, another direction, or of nobody', () => {
    expect(reading(log(loggedRows(driven[0], 0).map((row) => ({ ...row, trackLength: 60 }))))).toThrow(
      /a\.csv: track_len: must be the length of track home/,
    );
    const back = loggedRows(driven[0], 0);
    const places = back.map(({ x, y, yaw }) => ({ x, y, yaw })).reverse();
    expect(reading(log(back.map((row, i) => ({ ...row, ...places[i] }))))).toThrow(
      /a\.csv: X, Y: must be driven in the direction of the track/,
    );
    expect(reading(log(loggedRows(driven[0], 0).map((row) => ({ ...row, status: 'pause' }))))).toThrow(
      /a\.csv: steps: must have an episode of two steps/,
    );
    expect(reading(logOf(driven), { name: 'b.csv', text: 'no log' })).toThrow(/b\.csv/);
  });

  it('are compared with what they had earned', async () => {
    const scorer = new NodeScorer();
    const archive = new LapArchive({ track, logs: [logOf(driven)] });
    const after = {
      language: 'javascript',
      file: 'reward.js',
      code: 'function reward_function(params) { return 1; }',
    } as const;
    const question = { scope: 'all', before: null, after, lap: null } as const;
    const report = (await archive.report(question, scorer))!;
    scorer.close();
    // Every step had earned its index.
    const sums = driven.map(({ rows }) => rows.length / ROW_SIZE).map((steps) => (steps * (steps - 1)) / 2);
    expect(report.before?.totals).toEqual(sums);
    expect(report.laps.map(({ episode }) => episode)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

const logs = new URL('../../../../../shared/data/logs/', import.meta.url);

describe.skipIf(!existsSync(logs))(
  'laps of the service’s own logs (skipped where ../shared/data is absent)',
  () => {
    it.each([
      ['console2019_eval-sample.log', 'reinvent_base.npy'],
      ['console2022_training_0-iteration.csv', 'reinvent_base.npy'],
      ['droa2026_0-iteration.csv', 'Spain_track.npy'],
    ])('of %s are driven on %s', (name, route) => {
      const { track } = importTrack(importableBytes(route), route, null);
      const text = readFileSync(new URL(name, logs), 'utf8');
      const laps = loggedLaps({ track, logs: [{ name, text }] }).lapsOf(0);
      const times = laps.flatMap(({ lapTime }) => lapTime ?? []);
      if (name.startsWith('droa')) expect(Math.min(...times)).toBeCloseTo(28.185, 3);
      expect(laps.length).toBeGreaterThan(0);
      for (const { rows } of laps) expect(rows.every(Number.isFinite)).toBe(true);
    });
  },
);
