import { designOfTrack } from '../track/design/design-of-track.ts';
import { importTrack } from '../track/importers/import-track.ts';
import { Track } from '../track/track.ts';
import { parseTrackFile } from '../track/track-file.ts';
import type { ImportMessage, ImportOutcome, ImportRequest } from './protocol.ts';

/** Entry point of the import worker: reads one track of a person's own, or finds points for one, beside the page. */
declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<ImportRequest>) => self.postMessage(answer(data));

function answer(request: ImportRequest): ImportMessage {
  try {
    if (request.type === 'fit') return { type: 'fitted', fitted: designOfTrack(request.track) };
    const outcome = read(request.bytes, request.file);
    // Whatever the checks of files overlook shows here, and not in a run.
    void new Track(outcome.track);
    return { type: 'imported', outcome };
  } catch (error) {
    return { type: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}

function read(bytes: Uint8Array, file: string): ImportOutcome {
  if (/\.json$/i.test(file)) {
    return { track: parseTrackFile(new TextDecoder().decode(bytes), file), scale: 1, narrowed: 0 };
  }
  const { track, scale, narrowedPoints } = importTrack(bytes, file, null);
  return { track, scale, narrowed: narrowedPoints.length };
}
