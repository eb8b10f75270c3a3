import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTraces, TraceStore } from '../../../src/cli/trace-store.ts';
import { type TraceChunk, TRACE_ROW_SIZE } from '../../../src/training/logs/trace-record.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'grad-prix-traces-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const chunk = (steps: number, rows = 2): TraceChunk => ({
  phase: 'training',
  steps,
  trackLength: 17.5,
  rows: new Float64Array(rows * TRACE_ROW_SIZE),
});
const recorded = (): number[] | undefined => readTraces(folder)?.map(({ steps }) => steps);

/** Puts what the store hands out in its place, as the run's folder does. */
function save(store: TraceStore): void {
  for (const [name, content] of Object.entries(store.save())) writeFileSync(join(folder, name), content);
}

describe('the record of a run on the disk', () => {
  it('is not touched before the run is saved, and then replaces an older one', () => {
    const old = new TraceStore(folder);
    old.add(chunk(1));
    save(old);
    const fresh = new TraceStore(folder);
    fresh.add(chunk(10));
    expect(recorded()).toEqual([1]);
    save(fresh);
    expect(recorded()).toEqual([10]);
    fresh.add(chunk(20));
    fresh.add(chunk(30));
    save(fresh);
    expect(recorded()).toEqual([10, 20, 30]);
  });

  it('goes on from where the run goes on', () => {
    const first = new TraceStore(folder);
    for (const steps of [10, 20, 30]) first.add(chunk(steps));
    save(first);
    const resumed = new TraceStore(folder);
    resumed.resume(20);
    resumed.add(chunk(30, 1));
    expect(recorded()).toEqual([10, 20, 30]);
    save(resumed);
    expect(recorded()).toEqual([10, 20, 30]);
    expect(readTraces(folder)!.map(({ rows }) => rows.length / TRACE_ROW_SIZE)).toEqual([2, 2, 1]);
  });

  it('begins anew where a run without a record, or with a damaged one, goes on', () => {
    expect(recorded()).toBeUndefined();
    for (const content of [null, 'not a record, and longer than the head of one; sixty bytes at the least']) {
      if (content !== null) writeFileSync(join(folder, 'traces.bin'), content);
      const store = new TraceStore(folder);
      store.resume(20);
      store.add(chunk(30));
      save(store);
      expect(recorded()).toEqual([30]);
    }
  });

  it('ends at a million steps, and says so once', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const store = new TraceStore(folder);
    store.add(chunk(1, 999_000));
    store.add(chunk(2, 1000));
    store.add(chunk(3, 1));
    store.add(chunk(4, 1));
    expect(said.mock.calls.map(([text]) => text)).toEqual([
      'traces.bin is full: the steps after the first 1000000 are not recorded\n',
    ]);
    said.mockRestore();
    save(store);
    expect(recorded()).toEqual([1, 2]);
  });
});
