import { CoreLoadError } from './scorer-core.ts';
import type { CallFault, ScorerCore } from './scorer-core.ts';
import { HEARTBEAT } from './scorer-limits.ts';
import type { ScorerReply, ScorerRequest } from './scorer-message.ts';
import { SlownessWatch } from './slowness-watch.ts';

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
  const answer = async (request: ScorerRequest, print: (text: string) => void): Promise<ScorerReply> => {
    const { id } = request;
    const announce = (call: number): void => post({ type: 'progress', id, call });
    if (request.type === 'install') {
      await core.install(request.wheels, request.modules);
      return { type: 'installed', id };
    }
    if (request.type === 'load') {
      isKnownSlow = false;
      core.beginPrinted(print);
      await core.load(request.source, request.context, announce, request.traced);
      return { type: 'loaded', id };
    }
    if (request.type === 'score') {
      const watch = new SlownessWatch(now);
      const failed = scoreBatch(core, request, print, (call) => {
        announce(call);
        watch.pass(call);
        if (isKnownSlow || !watch.isSlow) return;
        isKnownSlow = true;
        post({ type: 'slow', id, millisecondsPerCall: watch.millisecondsPerCall });
      });
      return failed
        ? { type: 'call-failed', id, ...failed }
        : { type: 'scored', id, rewards: core.rewards() };
    }
    core.beginPrinted(print);
    const count = await core.loadParams(request.source, request.paramsJson);
    for (let call = request.first; call < count; call++) {
      announce(call);
      post({ type: 'outcome', id, call, outcome: core.scoreParams(call) });
    }
    return { type: 'params-scored', id };
  };
  return async (request) => {
    const { id } = request;
    const print = (text: string): void => {
      if (text !== '') post({ type: 'printed', id, text });
    };
    let reply: ScorerReply;
    try {
      reply = await answer(request, print);
    } catch (error) {
      reply = replyToFailure(id, error);
    }
    await core.settle();
    print(core.takePrinted());
    post(reply);
  };
}

function replyToFailure(id: number, error: unknown): ScorerReply {
  if (error instanceof CoreLoadError) return { type: 'load-failed', id, fault: error.fault };
  return { type: 'broken', message: `${error as Error}` }; // user code may have replaced `String`
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
