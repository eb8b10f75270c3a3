import { cleanLine, cleanText } from './clean-text.ts';
import type { Wheel } from './python/package-source.ts';
import type { RewardFault, RewardLanguage, RewardSource } from './reward-scorer.ts';
import type { ParamsOutcome } from './scorer-core.ts';
import type { RewardBatch, ScoringContext } from './step-params.ts';

/** What a scorer worker has inside. TypeScript becomes JavaScript before it runs. */
export type ScorerRuntime = 'python' | 'javascript';

export function runtimeOf(language: RewardLanguage): ScorerRuntime {
  return language === 'python' ? 'python' : 'javascript';
}

/** Host → scorer worker; one at a time. `id` is never used twice, so a late answer can be told from the current one. */
export type ScorerRequest =
  /** Comes before all others, if at all: installs packages and imports modules of theirs. */
  | {
      readonly type: 'install';
      readonly id: number;
      readonly wheels: readonly Wheel[];
      readonly modules: readonly string[];
    }
  | {
      readonly type: 'load';
      readonly id: number;
      readonly source: RewardSource;
      readonly context: ScoringContext;
      /** Be ready to interrupt loops and say where they are. Slower. */
      readonly traced: boolean;
    }
  | {
      readonly type: 'score';
      readonly id: number;
      readonly batch: RewardBatch;
      /** From this call on announce every call and interrupt its loops; null never. Needs a traced load. */
      readonly traceFrom: number | null;
    }
  /** Scores dicts `first` … of a JSON array, in a module of their own. */
  | {
      readonly type: 'score-params';
      readonly id: number;
      readonly source: RewardSource;
      readonly paramsJson: string;
      readonly first: number;
    };

/** Scorer worker → host. */
export type ScorerReply =
  /** The runtime has started; before it, no deadline runs. */
  | { readonly type: 'ready' }
  /** The runtime itself failed; this worker is of no more use. */
  | { readonly type: 'broken'; readonly message: string }
  /** Call `call` (or, while loading, module `call`) is about to run, all before it have returned. */
  | { readonly type: 'progress'; readonly id: number; readonly call: number }
  /** What user code printed since the last such message. */
  | { readonly type: 'printed'; readonly id: number; readonly text: string }
  /** Calls take this long on average; said once per load, when it is long. */
  | { readonly type: 'slow'; readonly id: number; readonly millisecondsPerCall: number }
  | { readonly type: 'installed'; readonly id: number }
  | { readonly type: 'loaded'; readonly id: number }
  | { readonly type: 'load-failed'; readonly id: number; readonly fault: RewardFault }
  | { readonly type: 'scored'; readonly id: number; readonly rewards: Float64Array }
  | { readonly type: 'call-failed'; readonly id: number; readonly call: number; readonly fault: RewardFault }
  | { readonly type: 'outcome'; readonly id: number; readonly call: number; readonly outcome: ParamsOutcome }
  | { readonly type: 'params-scored'; readonly id: number };

/**
 * Reads a message that came out of a scorer worker. User code runs in there and might forge messages, so nothing is
 * believed that was not checked.
 * @returns null for anything that is not a well-formed reply
 */
export function parseReply(data: unknown): ScorerReply | null {
  if (!isRecord(data)) return null;
  const { type, id } = data;
  if (type === 'ready') return { type };
  if (type === 'broken') return { type, message: cleanLine(data['message']) };
  if (typeof id !== 'number') return null;
  switch (type) {
    case 'installed':
    case 'loaded':
    case 'params-scored':
      return { type, id };
    case 'load-failed': {
      const fault = parseFault(data['fault']);
      return fault && { type, id, fault };
    }
    case 'scored': {
      const { rewards } = data;
      return rewards instanceof Float64Array ? { type, id, rewards } : null;
    }
    case 'printed':
      return { type, id, text: cleanText(data['text']) };
    case 'slow': {
      const { millisecondsPerCall } = data;
      return isPositive(millisecondsPerCall) ? { type, id, millisecondsPerCall } : null;
    }
  }
  const { call } = data;
  if (typeof call !== 'number' || !Number.isInteger(call) || call < 0) return null;
  switch (type) {
    case 'progress':
      return { type, id, call };
    case 'call-failed': {
      const fault = parseFault(data['fault']);
      return fault && { type, id, call, fault };
    }
    case 'outcome': {
      const outcome = parseOutcome(data['outcome']);
      return outcome && { type, id, call, outcome };
    }
  }
  return null;
}

function parseOutcome(data: unknown): ParamsOutcome | null {
  if (!isRecord(data)) return null;
  const { reward } = data;
  if (typeof reward === 'number' && Number.isFinite(reward)) return { reward };
  const error = parseFault(data['error']);
  return error && { error };
}

function parseFault(data: unknown): RewardFault | null {
  if (!isRecord(data)) return null;
  const { type, line } = data;
  if (typeof type !== 'string') return null;
  const known = isPositive(line) && Number.isInteger(line);
  return { type: cleanLine(type), message: cleanLine(data['message']), line: known ? line : null };
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
