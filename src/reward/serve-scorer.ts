import { CoreLoadError } from './scorer-core.ts';
import type { CallFault, ScorerCore } from './scorer-core.ts';
import type { ScorerReply, ScorerRequest } from './scorer-message.ts';

/**
 * The inside of a scorer worker: answers requests with a core.
 * @returns the handler for incoming requests; the host of the worker calls it for every message
 */
export function serveScorer(
  core: ScorerCore,
  post: (reply: ScorerReply) => void,
): (request: ScorerRequest) => Promise<void> {
  return async (request) => {
    const { id } = request;
    try {
      switch (request.type) {
        case 'load':
          await core.load(request.source, request.context, (call) => post({ type: 'progress', id, call }));
          post({ type: 'loaded', id, printed: core.takePrinted() });
          return;
        case 'score': {
          const failed = scoreBatch(core, request, post);
          const printed = core.takePrinted();
          if (failed) post({ type: 'call-failed', id, ...failed, printed });
          else post({ type: 'scored', id, rewards: core.rewards(), printed });
          return;
        }
        case 'score-params': {
          const count = await core.loadParams(request.source, request.paramsJson);
          for (let call = request.first; call < count; call++) {
            post({ type: 'progress', id, call });
            post({ type: 'outcome', id, call, outcome: core.scoreParams(call) });
          }
          post({ type: 'params-scored', id, printed: core.takePrinted() });
        }
      }
    } catch (error) {
      if (error instanceof CoreLoadError) {
        post({ type: 'load-failed', id, fault: error.fault, printed: core.takePrinted() });
      } else {
        post({
          type: 'broken',
          message: error instanceof Error ? `${error.name} ${error.message}` : String(error),
        });
      }
    }
  };
}

/** Runs a batch in stretches of one time step (one call when traced), each announced before it starts. */
function scoreBatch(
  core: ScorerCore,
  { id, batch, traced }: Extract<ScorerRequest, { type: 'score' }>,
  post: (reply: ScorerReply) => void,
): CallFault | null {
  core.open(batch);
  const stretch = traced ? 1 : batch.numCars;
  const calls = batch.numSteps * batch.numCars;
  for (let call = 0; call < calls; call += stretch) {
    post({ type: 'progress', id, call });
    const failed = core.run(call, stretch);
    if (failed) return failed;
  }
  return null;
}
