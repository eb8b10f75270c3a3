import { describe, expect, it } from 'vitest';
import type { SimTraceRow } from '../../../../src/training/logs/sim-trace.ts';
import { generationOf, recordedDrives } from '../../../../src/training/replay/recorded-drive.ts';
import { simTraceRow } from '../logs/sim-trace-rows.ts';
import { traceOf } from './drives.ts';

/** Rows of a car that goes 10 cm per row, some of them changed. */
function rows(count: number, changes: Readonly<Record<number, Partial<SimTraceRow>>> = {}): SimTraceRow[] {
  return Array.from({ length: count }, (_, k) =>
    simTraceRow({ steps: k + 1, x: 0.1 * k, y: 0, timestamp: 5 + 0.07 * k, ...changes[k] }),
  );
}

function drivesOf(log: readonly SimTraceRow[], numColumns = 17) {
  const trace = traceOf(log, numColumns);
  return recordedDrives(trace, generationOf(trace));
}

describe('recordedDrives', () => {
  it('keeps what was driven, in radians, on an even clock', () => {
    const [drive, ...more] = drivesOf(rows(5, { 0: { status: 'prepare' }, 2: { yaw: 90, steering: -30 } }));
    expect(more).toEqual([]);
    expect(drive.length).toBe(4);
    expect([...drive.x]).toEqual([0.1, 0.2, 0.1 * 3, 0.4]);
    expect(drive.heading[1]).toBeCloseTo(Math.PI / 2, 12);
    expect(drive.steering[1]).toBeCloseTo(-Math.PI / 6, 12);
    [0, 1, 2, 3].forEach((k) => expect(drive.time[k]).toBeCloseTo(k / 15, 12));
  });

  it('takes the interval one row earlier where stamps are late', () => {
    const stamps = {
      1: { timestamp: 5.06 },
      2: { timestamp: 5.14 },
      3: { timestamp: 5.2 },
      4: { timestamp: 5.33 },
    };
    const [drive] = drivesOf(rows(5, { 0: { status: 'prepare', timestamp: 5 }, ...stamps }), 19);
    // From row 1 to 2 passes what passed between the stamps of rows 0 and 1.
    [0, 0.06, 0.14, 0.2].forEach((time, k) => expect(drive.time[k]).toBeCloseTo(time, 9));
    expect(drive.firstRow).toBe(3);
  });

  it.each<[string, (row: SimTraceRow, k: number) => Partial<SimTraceRow>, readonly number[]]>([
    ['a pause', (_row, k) => (k === 4 ? { status: 'pause' } : {}), [4, 5]],
    ['a jump', ({ x }, k) => (k >= 5 ? { x: x + 7 } : {}), [5, 5]],
    ['a lost row', ({ steps }, k) => (k >= 5 ? { steps: steps + 1 } : {}), [5, 5]],
    ['another episode', (_row, k) => (k >= 5 ? { episode: 1, steps: k - 4 } : {}), [5, 5]],
    ['the end off the track', (_row, k) => (k === 9 ? { status: 'off_track' } : {}), [9]],
  ])('cuts at %s', (_what, change, lengths) => {
    const log = rows(10).map((row, k) => ({ ...row, ...change(row, k) }));
    expect(drivesOf(log).map(({ length }) => length)).toEqual(lengths);
  });

  it('cuts where the clock of v6 stood still, ran back or lost time', () => {
    for (const timestamp of [5 + 0.07 * 3, 1, 6]) {
      const lengths = drivesOf(rows(12, { 4: { timestamp } }), 19).map(({ length }) => length);
      expect(lengths.length).toBeGreaterThan(1);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(7);
    }
  });
});
