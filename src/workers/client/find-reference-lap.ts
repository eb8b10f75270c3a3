import type { Car } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { ReferenceLapMessage, ReferenceLapRequest } from '../protocol.ts';
import { askOnce } from './ask-once.ts';

/** Ten times what the longest shipped track takes on a slow machine, ms. */
const DEADLINE = 120_000;

/**
 * Finds the ideal lap of a car on a track in a worker of its own.
 * @returns the lap, or why the car cannot get round
 * @throws WorkerSilentError
 */
export function findReferenceLap(
  track: TrackFile,
  car: Car,
  makeWorker = startWorker,
): Promise<ReferenceLapMessage> {
  const request: ReferenceLapRequest = { track, car };
  return askOnce<ReferenceLapMessage>(makeWorker(), request, DEADLINE);
}

function startWorker(): Worker {
  return new Worker(new URL('../reference-lap.worker.ts', import.meta.url), {
    type: 'module',
    name: 'reference-lap',
  });
}
