import { describe, expect, it, vi } from 'vitest';
import { fitTrack } from '../../../src/workers/client/fit-track.ts';
import { importTrackFile } from '../../../src/workers/client/import-track-file.ts';
import type { ImportMessage, ImportRequest } from '../../../src/workers/protocol.ts';
import { designOfTrack } from '../../../src/track/design/design-of-track.ts';
import { trackFile } from '../../contract/track-files.ts';
import { FakeWorker } from '../app/setup/fake-worker.ts';

const never = (): Worker => {
  throw new Error('no worker is needed for that');
};

function fileOf(name: string, size = 3) {
  return { name, size, arrayBuffer: vi.fn(() => Promise.resolve(new ArrayBuffer(3))) };
}

/** Imports with a worker that answers like this. */
async function importWith(answer: (worker: FakeWorker<ImportRequest, ImportMessage>) => void) {
  const worker = new FakeWorker<ImportRequest, ImportMessage>();
  const outcome = importTrackFile(fileOf('a.csv'), () => worker.asWorker);
  outcome.catch(() => undefined);
  await vi.waitFor(() => expect(worker.requests).toHaveLength(1));
  answer(worker);
  return { outcome, worker };
}

describe('importTrackFile', () => {
  it('refuses what is too large without reading it', async () => {
    const file = fileOf('huge.csv', 100_000_000);
    await expect(importTrackFile(file, never)).rejects.toThrow(
      'huge.csv: must be at most 4 MB, which no track needs (found 100.0 MB)',
    );
    expect(file.arrayBuffer).not.toHaveBeenCalled();
  });

  it('refuses what is called otherwise', async () => {
    await expect(importTrackFile(fileOf('photo.png'), never)).rejects.toThrow(
      'photo.png: must be a .npy, .csv or .json file',
    );
  });

  it('says so of a folder', async () => {
    const folder = {
      ...fileOf('tracks.npy'),
      arrayBuffer: () => Promise.reject(new Error('NotReadableError')),
    };
    await expect(importTrackFile(folder, never)).rejects.toThrow('tracks.npy: could not be read');
  });

  it('hands on what the worker says, and ends it', async () => {
    const good = await importWith((worker) =>
      worker.say({ type: 'imported', outcome: { track: {} as never, scale: 2, narrowed: 0 } }),
    );
    expect(await good.outcome).toMatchObject({ scale: 2 });
    expect(good.worker.terminated).toBe(true);
    const bad = await importWith((worker) => worker.say({ type: 'refused', message: 'a.csv: line 1: no' }));
    await expect(bad.outcome).rejects.toThrow('a.csv: line 1: no');
    expect(bad.worker.terminated).toBe(true);
  });

  it('ends a worker that dies or takes too long', async () => {
    const dead = await importWith((worker) => worker.crash('out of memory'));
    await expect(dead.outcome).rejects.toThrow('a.csv: could not be read: out of memory');
    vi.useFakeTimers();
    try {
      const slow = await importWith(() => undefined);
      await vi.advanceTimersByTimeAsync(30_000);
      await expect(slow.outcome).rejects.toThrow('a.csv: could not be read: it took too long');
      expect(slow.worker.terminated).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('fitTrack', () => {
  const track = trackFile('oval');

  it('hands on the points that the worker finds, and ends it', async () => {
    const worker = new FakeWorker<ImportRequest, ImportMessage>();
    const fitting = fitTrack(track, () => worker.asWorker);
    expect(worker.requests).toEqual([{ type: 'fit', track }]);
    const fitted = designOfTrack(track);
    worker.say({ type: 'fitted', fitted });
    expect(await fitting).toBe(fitted);
    expect(worker.terminated).toBe(true);
  });

  it('says why there are none', async () => {
    const worker = new FakeWorker<ImportRequest, ImportMessage>();
    const fitting = fitTrack(track, () => worker.asWorker);
    worker.say({ type: 'refused', message: 'too much' });
    await expect(fitting).rejects.toThrow('too much');
  });
});
