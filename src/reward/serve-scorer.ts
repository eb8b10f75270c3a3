import { CoreLoadError } from './scorer-core.ts';
import type { CallFault, ScorerCore } from './scorer-core.ts';
import { HEARTBEAT, SLOW_BATCH } from './scorer-limits.ts';
import type { ScorerReply, ScorerRequest } from './scorer-message.ts';

/**
 * The inside of a scorer worker: answers requests with a core.
 * @param now milliseconds on a clock that user code cannot change
 * @returns the handler for incoming requests; the host of the worker calls it for every message
 */
export function serveScorer(
  core: ScorerCore,
  post: (reply: ScorerReply) => void,
  now: () => number,
): (request: ScorerRequest) => Promise<void> {
  let isKnownSlow = false;
  return async (request) => {
    const { id } = request;
    const print = (text: string): void => {
      if (text !== '') post({ type: 'printed', id, text });
    };
    try {
      switch (request.type) {
        case 'load': {
          const { source, context, traced } = request;
          isKnownSlow = false;
          core.beginPrinted(print);
          await core.load(source, context, (call) => post({ type: 'progress', id, call }), traced);
          post({ type: 'loaded', id });
          return;
        }
        case 'score': {
          const start = now();
          const failed = scoreBatch(core, request, print, (call) => {
            post({ type: 'progress', id, call });
            const elapsed = now() - start;
            if (isKnownSlow || elapsed < SLOW_BATCH) return;
            isKnownSlow = true;
            post({ type: 'slow', id, millisecondsPerCall: elapsed / call });
          });
          if (failed) post({ type: 'call-failed', id, ...failed });
          else post({ type: 'scored', id, rewards: core.rewards() });
          return;
        }
        case 'score-params': {
          core.beginPrinted(print);
          const count = await core.loadParams(request.source, request.paramsJson);
          for (let call = request.first; call < count; call++) {
            post({ type: 'progress', id, call });
            post({ type: 'outcome', id, call, outcome: core.scoreParams(call) });
          }
          post({ type: 'params-scored', id });
        }
      }
    } catch (error) {
      if (error instanceof CoreLoadError) {
        post({ type: 'load-failed', id, fault: error.fault });
      } else {
        post({
          type: 'broken',
          message: error instanceof Error ? `${error.name} ${error.message}` : String(error),
        });
      }
    }
  };
}

/** Runs a batch in stretches of a heartbeat (of one call where it is traced), each announced before it starts. */
function scoreBatch(
  core: ScorerCore,
  { batch, traceFrom }: Extract<ScorerRequest, { type: 'score' }>,
  print: (text: string) => void,
  announce: (call: number) => void,
): CallFault | null {
  core.beginPrinted(traceFrom === null ? null : print);
  core.open(batch);
  const calls = batch.numSteps * batch.numCars;
  let first = 0;
  while (first < calls) {
    announce(first);
    const traced = traceFrom !== null && first >= traceFrom;
    const end = traced ? first + 1 : (traceFrom ?? calls);
    const outcome = core.run({ first, end, milliseconds: HEARTBEAT, traced });
    print(core.takePrinted());
    if (typeof outcome !== 'number') return outcome;
    first = outcome;
  }
  return null;
}
