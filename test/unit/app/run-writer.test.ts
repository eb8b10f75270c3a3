import { expect, it } from 'vitest';
import type { RunRecord } from '../../../src/app/state/run-record.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import type { RunWrite } from '../../../src/app/storage/run-storage.ts';
import { RunWriter } from '../../../src/app/storage/run-writer.ts';
import { checkpointAt, iterationEvent, snapshotAt } from './setup/events.ts';

/** A disk that remembers what was written together. */
class ObservedStorage extends MemoryStorage {
  readonly writes: string[][] = [];

  override write(writes: readonly RunWrite[]): Promise<void> {
    this.writes.push(
      writes.map((write) => (write.type === 'policy' ? `${write.role} policy` : write.type)).toSorted(),
    );
    return super.write(writes);
  }
}

it('writes every point, but only the newest of what replaces itself', async () => {
  const storage = new ObservedStorage();
  const writer = new RunWriter(storage, () => undefined);
  for (let i = 1; i <= 5; i++) {
    writer.add({ type: 'point', runId: 'a', index: i - 1, event: iterationEvent(i) });
    writer.add({ type: 'record', record: { id: 'a', steps: i } as RunRecord });
    writer.add({ type: 'checkpoint', runId: 'a', checkpoint: checkpointAt(i) });
    writer.add({ type: 'policy', runId: 'a', role: 'best', policy: snapshotAt(i) });
    writer.add({ type: 'policy', runId: 'a', role: 'last', policy: snapshotAt(10 * i) });
  }
  await writer.settled();
  // The first write goes out alone; the other 24 share the next.
  const replaced = ['record', 'checkpoint', 'best policy', 'last policy'];
  expect(storage.writes).toEqual([['point'], [...replaced, 'point', 'point', 'point', 'point'].toSorted()]);
  expect(await storage.readCurve('a')).toHaveLength(5);
  expect((await storage.listRuns())[0].steps).toBe(5);
  expect((await storage.getPolicy('a', 'best'))?.steps).toBe(5);
  expect((await storage.getPolicy('a', 'last'))?.steps).toBe(50);
});
