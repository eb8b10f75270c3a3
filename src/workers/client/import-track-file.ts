import type { ImportMessage, ImportOutcome, ImportRequest } from '../protocol.ts';
import { askOnce, WorkerSilentError } from './ask-once.ts';
import { startImportWorker } from './start-import-worker.ts';

/** What a track may be read from. */
export const TRACK_FILES = '.npy,.csv,.json';

/** Larger files are refused before they are read: no track needs half of it. */
const MAX_BYTES = 4_000_000;
/** Reading the largest track takes half a second; a file that takes so long is no track, ms. */
const DEADLINE = 20_000;

/** A file that is no track: one line that says what is wrong with it. */
export class TrackImportError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TrackImportError';
  }
}

/**
 * Reads a track from a person's file in a worker of its own, which is ended whatever comes of it.
 * @throws TrackImportError
 */
export async function importTrackFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  makeWorker = startImportWorker,
): Promise<ImportOutcome> {
  const { name, size } = file;
  if (!TRACK_FILES.split(',').some((ending) => name.toLowerCase().endsWith(ending))) {
    throw new TrackImportError(`${name}: must be a .npy, .csv or .json file`);
  }
  if (size > MAX_BYTES) {
    throw new TrackImportError(
      `${name}: must be at most 4 MB, which no track needs (found ${inMegabytes(size)})`,
    );
  }
  const bytes = await readBytes(file);
  const answer = await ask(makeWorker(), { type: 'read', file: name, bytes });
  if (answer.type === 'refused') throw new TrackImportError(answer.message);
  if (answer.type !== 'imported') throw new TypeError(`not an answer to that: ${answer.type}`);
  return answer.outcome;
}

/** Folders are files, too, until they are read. */
async function readBytes(file: Pick<File, 'name' | 'arrayBuffer'>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new TrackImportError(`${file.name}: could not be read; it may be a folder, or have changed since`);
  }
}

async function ask(
  worker: Worker,
  request: Extract<ImportRequest, { type: 'read' }>,
): Promise<ImportMessage> {
  try {
    return await askOnce<ImportMessage>(worker, request, DEADLINE, [request.bytes.buffer]);
  } catch (error) {
    if (!(error instanceof WorkerSilentError)) throw error;
    throw new TrackImportError(`${request.file}: could not be read: ${error.message}`);
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
