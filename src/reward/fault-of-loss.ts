import type { RewardFault } from './reward-scorer.ts';
import type { WorkerLostError } from './watched-worker.ts';

/**
 * What to tell the author of code that ended its worker.
 * @param what the piece of code that was running, as the subject of a sentence
 */
export function faultOfLoss(lost: WorkerLostError, what: string): RewardFault {
  if (lost.reason === 'stalled') {
    const message = `${what} did not finish (${lost.message}): look for an endless loop or recursion`;
    return { type: 'TimeoutError', message, line: null };
  }
  return { type: 'RuntimeError', message: `${what} broke the language runtime: ${lost.message}`, line: null };
}
