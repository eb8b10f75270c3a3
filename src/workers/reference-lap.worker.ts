import { referenceLap } from '../training/reference-lap.ts';
import { Track } from '../track/track.ts';
import type { ReferenceLapMessage, ReferenceLapRequest } from './protocol.ts';

/** Entry point of the worker that finds one ideal lap: seconds of work for a long track, beside the page. */
declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<ReferenceLapRequest>) => self.postMessage(answer(data));

function answer({ track, car }: ReferenceLapRequest): ReferenceLapMessage {
  try {
    return { type: 'solved', lap: referenceLap(new Track(track), car) };
  } catch (error) {
    // Anything else is a fault of ours, and the worker's `error` event.
    if (!(error instanceof RangeError)) throw error;
    return { type: 'impossible', reason: error.message };
  }
}
