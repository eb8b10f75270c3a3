import type { RewardFault } from './reward-scorer.ts';
import type { WorkerLostError } from './watched-worker.ts';

/** What to tell the author of code after which the runner's answers make no sense. */
export function tamperedFault(what: string): RewardFault {
  const message = `${what} has changed the program that runs it: what came back is not one number per call`;
  return { type: 'RuntimeError', message, line: null };
}

/**
 * What to tell the author of code that ended its worker.
 * @param what the piece of code that was running, as the subject of a sentence
 * @param line where a loop without end was found, if it was
 */
export function faultOfLoss(lost: WorkerLostError, what: string, line: number | null = null): RewardFault {
  const { reason, message: how } = lost;
  if (reason === 'stalled') {
    const message = `${what} did not finish (${how}): look for an endless loop or recursion`;
    return { type: 'TimeoutError', message, line };
  }
  if (reason === 'exhausted') {
    const message = `${what} needs more memory than rewards have: look for a list or text that grows without end`;
    return { type: 'MemoryError', message, line };
  }
  if (reason === 'ended') {
    const message = `${what} was ended from outside (${how}): by somebody, or by a system short of memory`;
    return { type: 'RuntimeError', message, line };
  }
  return { type: 'RuntimeError', message: `${what} broke the language runtime: ${how}`, line };
}
