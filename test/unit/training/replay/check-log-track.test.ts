import { describe, expect, it } from 'vitest';
import { Track } from '../../../../src/track/track.ts';
import type { SimTraceRow } from '../../../../src/training/logs/sim-trace.ts';
import { checkLogTrack } from '../../../../src/training/replay/check-log-track.ts';
import { ringTrack } from '../../track/ring-track.ts';
import { simTraceRow } from '../logs/sim-trace-rows.ts';
import { traceOf } from './drives.ts';

const track = new Track(ringTrack());
const onRoad = track.waypoints.map(([x, y]) => simTraceRow({ x, y, trackLength: track.length }));
const elsewhere = onRoad.map((row) => ({ ...row, x: row.x + 100 }));
const check = (rows: readonly SimTraceRow[]) => (): void => checkLogTrack(traceOf(rows, 17), track, 'a.csv');

describe('the track of a log', () => {
  it('is the one that it was driven on, however it was measured there', () => {
    for (const share of [0.991, 1, 1.009])
      expect(check(onRoad.map((row) => ({ ...row, trackLength: share * track.length })))).not.toThrow();
  });

  it('has another length', () => {
    for (const share of [0.98, 1.02])
      expect(check([...onRoad, simTraceRow({ trackLength: share * track.length })])).toThrow(
        /^a\.csv: track_len: must be the length of track \S+, [\d.]+ m: choose the track that it was driven on \(found "[\d.]+ m"\)$/,
      );
  });

  it('has its road elsewhere', () => {
    const n = onRoad.length;
    expect(check(elsewhere)).toThrow(
      new RegExp(`^a\\.csv: X, Y: must lie on the road of track .*\\(found "0 of ${n} rows"\\)$`),
    );
    expect(check([...onRoad, ...elsewhere.slice(0, Math.floor(n / 5))])).not.toThrow();
    expect(check([...onRoad, ...elsewhere.slice(0, Math.ceil(n / 3))])).toThrow(/X, Y/);
  });

  it('is not told by cars that were off it', () => {
    const lost = elsewhere.map((row) => ({ ...row, allWheelsOnTrack: false }));
    expect(check(lost)).not.toThrow();
    expect(check([...lost, ...onRoad.slice(0, 3)])).not.toThrow();
    expect(check([...lost, ...elsewhere.slice(0, 3)])).toThrow(/0 of 3 rows/);
  });
});
