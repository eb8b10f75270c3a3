import { expect, it } from 'vitest';
import type { RunRecord } from '../../../src/app/state/run-record.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { RunWriter } from '../../../src/app/storage/run-writer.ts';
import { checkpointAt, iterationEvent, snapshotAt } from './setup/events.ts';

/** A disk that counts what is written to it. */
class CountingStorage extends MemoryStorage {
  readonly writes: string[] = [];

  override putRun(run: RunRecord): Promise<void> {
    this.writes.push('run');
    return super.putRun(run);
  }

  override putCheckpoint(...args: Parameters<MemoryStorage['putCheckpoint']>): Promise<void> {
    this.writes.push('checkpoint');
    return super.putCheckpoint(...args);
  }

  override putPolicy(...args: Parameters<MemoryStorage['putPolicy']>): Promise<void> {
    this.writes.push(`${args[1]} policy`);
    return super.putPolicy(...args);
  }

  override appendCurve(...args: Parameters<MemoryStorage['appendCurve']>): Promise<void> {
    this.writes.push(`${args[1].length} points`);
    return super.appendCurve(...args);
  }
}

it('writes every point, but only the newest of what replaces itself', async () => {
  const storage = new CountingStorage();
  const writer = new RunWriter(storage, () => undefined);
  for (let i = 1; i <= 5; i++) {
    writer.add({ type: 'point', runId: 'a', event: iterationEvent(i) });
    writer.add({ type: 'record', record: { id: 'a', steps: i } as RunRecord });
    writer.add({ type: 'checkpoint', runId: 'a', checkpoint: checkpointAt(i) });
    writer.add({ type: 'policy', runId: 'a', role: 'best', policy: snapshotAt(i) });
    writer.add({ type: 'policy', runId: 'a', role: 'last', policy: snapshotAt(10 * i) });
  }
  await writer.settled();
  // The first write goes out alone; the other 24 share the next.
  expect(storage.writes).toEqual(['1 points', '4 points', 'run', 'checkpoint', 'best policy', 'last policy']);
  expect(await storage.readCurve('a')).toHaveLength(5);
  expect((await storage.listRuns())[0].steps).toBe(5);
  expect((await storage.getPolicy('a', 'best'))?.steps).toBe(5);
  expect((await storage.getPolicy('a', 'last'))?.steps).toBe(50);
});
