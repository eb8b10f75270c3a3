import { describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { findReferenceLap } from '../../../src/workers/client/find-reference-lap.ts';
import type { ReferenceLapMessage, ReferenceLapRequest } from '../../../src/workers/protocol.ts';
import { FakeWorker } from '../app/setup/fake-worker.ts';

function ask() {
  const worker = new FakeWorker<ReferenceLapRequest, ReferenceLapMessage>();
  const found = findReferenceLap(home as unknown as TrackFile, 'club', () => worker.asWorker);
  found.catch(() => undefined);
  return { worker, found };
}

describe('findReferenceLap', () => {
  it('asks for a car on a track, hands on the answer and ends the worker', async () => {
    const { worker, found } = ask();
    expect(worker.requests).toEqual([{ track: home, car: 'club' }]);
    worker.say({ type: 'impossible', reason: 'too tight' });
    expect(await found).toEqual({ type: 'impossible', reason: 'too tight' });
    expect(worker.terminated).toBe(true);
  });

  it('says what a worker died of', async () => {
    const { worker, found } = ask();
    worker.crash('out of memory');
    await expect(found).rejects.toThrow('out of memory');
    expect(worker.terminated).toBe(true);
  });
});
