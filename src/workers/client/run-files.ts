import { MOST_PACKED_BYTES, type PortableRun } from '../../training/run-file/portable-run.ts';
import type { RunFileMessage, RunFileRequest } from '../protocol.ts';
import { askOnce, WorkerSilentError } from './ask-once.ts';

export { TAG_LIMITS } from '../../training/run-file/portable-run.ts';

/** What a file with a run ends with. */
export const RUN_FILE_ENDING = '.gradprix.zip';

/** The largest replay memory takes some ten seconds; what takes so long is no run, ms. */
const DEADLINE = 120_000;

/** A file that is no run, or a run that makes no file: one line that says what is wrong with it. */
export class RunFileRefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RunFileRefusedError';
  }
}

/**
 * Reads a run from a person's file in a worker of its own. Nothing of it is run.
 * @throws RunFileRefusedError
 */
export async function readRunFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  makeWorker = startWorker,
): Promise<PortableRun> {
  const { name, size } = file;
  if (!name.toLowerCase().endsWith('.zip'))
    throw new RunFileRefusedError(`${name}: must be a ${RUN_FILE_ENDING} file`);
  if (size > MOST_PACKED_BYTES) {
    const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
    const most = `must be at most ${megabytes(MOST_PACKED_BYTES)}, which no run needs`;
    throw new RunFileRefusedError(`${name}: ${most} (found ${megabytes(size)})`);
  }
  const bytes = await bytesOf(file);
  const answer = await ask(makeWorker(), { type: 'read', file: name, bytes }, name, [bytes.buffer]);
  if (answer.type !== 'read') throw new RunFileRefusedError(`${name}: could not be read`);
  return answer.run;
}

/**
 * A run as the bytes of its file, made in a worker of its own.
 * @param savedAt milliseconds since 1970
 * @throws RunFileRefusedError
 */
export async function writeRunFile(
  run: PortableRun,
  savedAt: number,
  makeWorker = startWorker,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await ask(makeWorker(), { type: 'write', run, savedAt }, run.name);
  if (answer.type !== 'written') throw new RunFileRefusedError(`${run.name}: could not be written`);
  return answer.bytes;
}

/** Folders are files, too, until they are read. */
async function bytesOf(file: Pick<File, 'name' | 'arrayBuffer'>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new RunFileRefusedError(
      `${file.name}: could not be read; it may be a folder, or have changed since`,
    );
  }
}

async function ask(
  worker: Worker,
  request: RunFileRequest,
  name: string,
  transfer: Transferable[] = [],
): Promise<RunFileMessage> {
  try {
    const answer = await askOnce<RunFileMessage>(worker, request, DEADLINE, transfer);
    if (answer.type === 'refused') throw new RunFileRefusedError(answer.message);
    return answer;
  } catch (error) {
    if (!(error instanceof WorkerSilentError)) throw error;
    throw new RunFileRefusedError(`${name}: gave no answer: ${error.message}`);
  }
}

function startWorker(): Worker {
  return new Worker(new URL('../run-file.worker.ts', import.meta.url), { type: 'module', name: 'run-file' });
}
