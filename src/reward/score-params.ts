import { faultOfLoss, tamperedFault } from './fault-of-loss.ts';
import type { RewardFault, RewardSource } from './reward-scorer.ts';
import type { ParamsOutcome } from './scorer-core.ts';
import type { ScorerCrew } from './scorer-crew.ts';
import type { ScorerLimits } from './scorer-limits.ts';
import type { ScorerReply } from './scorer-message.ts';
import { WorkerLostError } from './watched-worker.ts';

/** One outcome per dict, in order, or why the file could not be loaded. */
export type ParamsReport =
  { readonly outcomes: readonly ParamsOutcome[] } | { readonly loadError: RewardFault };

/** The text is not a JSON array of params dicts. */
export class ParamsJsonError extends Error {
  constructor(reason: string) {
    super(`params must be a JSON array of objects, one per call: ${reason}`);
    this.name = 'ParamsJsonError';
  }
}

interface ParamsRequest {
  readonly crew: ScorerCrew;
  readonly source: RewardSource;
  readonly paramsJson: string;
  readonly isLast: boolean;
  readonly limits: ScorerLimits;
  readonly nextId: () => number;
}

/**
 * Scores params dicts one after the other, in a worker that no other reward has changed. When a call takes its worker
 * down, that is the outcome of its dict and the next worker goes on behind it.
 * @throws ParamsJsonError
 */
export async function scoreParams(
  request: ParamsRequest,
  onReply: (reply: ScorerReply) => void,
): Promise<ParamsReport> {
  const { crew, source, paramsJson, isLast, limits, nextId } = request;
  const count = countDicts(paramsJson);
  const outcomes: ParamsOutcome[] = [];
  do {
    const first = outcomes.length;
    crew.renew();
    await crew.started();
    if (!isLast) crew.keepSpares();
    try {
      const reply = await crew.active.request(
        { type: 'score-params', id: nextId(), source, paramsJson, first },
        { first: limits.load, next: limits.call, silence: limits.silence, calls: count },
        (partial) => {
          onReply(partial);
          if (partial.type === 'outcome' && partial.call === outcomes.length) outcomes.push(partial.outcome);
        },
      );
      if (reply.type === 'load-failed') return { loadError: reply.fault };
      if (outcomes.length !== count) return { loadError: tamperedFault(source.file) };
    } catch (error) {
      if (!(error instanceof WorkerLostError)) throw error;
      if (error.call < 0) return { loadError: faultOfLoss(error, `the top level of ${source.file}`) };
      if (outcomes.length === count) break; // lost to what calls left behind; they themselves have returned
      outcomes.push({ error: faultOfLoss(error, 'reward_function') });
    }
  } while (outcomes.length < count);
  return { outcomes };
}

function countDicts(paramsJson: string): number {
  let dicts: unknown;
  try {
    dicts = JSON.parse(paramsJson);
  } catch (error) {
    throw new ParamsJsonError(String(error));
  }
  if (!Array.isArray(dicts)) throw new ParamsJsonError('this is not an array');
  const odd = dicts.findIndex((dict) => typeof dict !== 'object' || dict === null || Array.isArray(dict));
  if (odd >= 0) throw new ParamsJsonError(`entry ${odd} is not an object`);
  return dicts.length;
}
