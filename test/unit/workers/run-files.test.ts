import { describe, expect, it, vi } from 'vitest';
import type { PortableRun } from '../../../src/training/run-file/portable-run.ts';
import { readRunFile, writeRunFile } from '../../../src/workers/client/run-files.ts';
import type { RunFileMessage, RunFileRequest } from '../../../src/workers/protocol.ts';
import { FakeWorker } from '../app/setup/fake-worker.ts';

const never = (): Worker => {
  throw new Error('no worker is needed for that');
};
const fileOf = (name: string, size = 3) => ({
  name,
  size,
  arrayBuffer: vi.fn(() => Promise.resolve(new ArrayBuffer(3))),
});
const run = { name: 'Quick' } as PortableRun;

/** Answers the one question of a worker. */
async function answered<T>(ask: (makeWorker: () => Worker) => Promise<T>, message: RunFileMessage) {
  const worker = new FakeWorker<RunFileRequest, RunFileMessage>();
  const outcome = ask(() => worker.asWorker);
  outcome.catch(() => undefined);
  await vi.waitFor(() => expect(worker.requests).toHaveLength(1));
  worker.say(message);
  await outcome.catch(() => undefined);
  expect(worker.terminated).toBe(true);
  return { outcome, request: worker.requests[0] };
}

describe('a file with a run', () => {
  it('is refused unread where it is too large, or called otherwise', async () => {
    const huge = fileOf('huge.gradprix.zip', 300e6);
    await expect(readRunFile(huge, never)).rejects.toThrow(
      'huge.gradprix.zip: must be at most 256 MB, which no run needs (found 300 MB)',
    );
    expect(huge.arrayBuffer).not.toHaveBeenCalled();
    await expect(readRunFile(fileOf('photo.png'), never)).rejects.toThrow(
      'photo.png: must be a .gradprix.zip file',
    );
  });

  it('is a folder now and then', async () => {
    const folder = { ...fileOf('a.zip'), arrayBuffer: () => Promise.reject(new Error('NotReadableError')) };
    await expect(readRunFile(folder, never)).rejects.toThrow('a.zip: could not be read; it may be a folder');
  });

  it('is read in a worker, which says why it is none', async () => {
    const read = (makeWorker: () => Worker) => readRunFile(fileOf('a.zip'), makeWorker);
    const good = await answered(read, { type: 'read', run });
    expect(await good.outcome).toBe(run);
    expect(good.request).toMatchObject({ type: 'read', file: 'a.zip' });
    const bad = await answered(read, { type: 'refused', message: 'a.zip: run.json: is missing' });
    await expect(bad.outcome).rejects.toThrow('a.zip: run.json: is missing');
  });

  it('is written in a worker, which may die', async () => {
    const write = (makeWorker: () => Worker) => writeRunFile(run, 5, makeWorker);
    const bytes = Uint8Array.of(1, 2);
    const good = await answered(write, { type: 'written', bytes });
    expect(await good.outcome).toBe(bytes);
    expect(good.request).toEqual({ type: 'write', run, savedAt: 5 });
    const worker = new FakeWorker<RunFileRequest, RunFileMessage>();
    const dead = writeRunFile(run, 5, () => worker.asWorker);
    worker.crash('out of memory');
    await expect(dead).rejects.toThrow('Quick: gave no answer: out of memory');
    expect(worker.terminated).toBe(true);
  });
});
