import type { DesignOfTrack } from '../../track/design/design-of-track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { ImportMessage, ImportRequest } from '../protocol.ts';
import { askOnce } from './ask-once.ts';
import { startImportWorker } from './start-import-worker.ts';

/** The longest track takes a third of a second, ms. */
const DEADLINE = 20_000;

/**
 * Finds the points that a track is drawn on from, beside the page, in a worker that is ended whatever comes of it.
 * @throws Error whose message is one line
 */
export async function fitTrack(track: TrackFile, makeWorker = startImportWorker): Promise<DesignOfTrack> {
  const request: ImportRequest = { type: 'fit', track };
  const answer = await askOnce<ImportMessage>(makeWorker(), request, DEADLINE);
  if (answer.type === 'refused') throw new Error(answer.message);
  if (answer.type !== 'fitted') throw new TypeError(`not an answer to that: ${answer.type}`);
  return answer.fitted;
}
