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
  | {
      readonly type: 'load';
      readonly id: number;
      readonly source: RewardSource;
      readonly context: ScoringContext;
    }
  /** `traced`: announce every call instead of every time step. Slow; it finds the call that never returns. */
  | { readonly type: 'score'; readonly id: number; readonly batch: RewardBatch; readonly traced: boolean }
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
  /** Call `call` (or, while loading, module `call`) is about to run; counts up within a request. */
  | { readonly type: 'progress'; readonly id: number; readonly call: number }
  | { readonly type: 'loaded'; readonly id: number; readonly printed: string }
  | {
      readonly type: 'load-failed';
      readonly id: number;
      readonly fault: RewardFault;
      readonly printed: string;
    }
  | { readonly type: 'scored'; readonly id: number; readonly rewards: Float64Array; readonly printed: string }
  | {
      readonly type: 'call-failed';
      readonly id: number;
      readonly call: number;
      readonly fault: RewardFault;
      readonly printed: string;
    }
  | { readonly type: 'outcome'; readonly id: number; readonly call: number; readonly outcome: ParamsOutcome }
  | { readonly type: 'params-scored'; readonly id: number; readonly printed: string };

/** Longest text taken from a worker, characters: user code decides what it says. */
const TEXT_LIMIT = 40_000;

/**
 * Reads a message that came out of a scorer worker. User code runs in there and might forge messages, so nothing is
 * believed that was not checked.
 * @returns null for anything that is not a well-formed reply
 */
export function parseReply(data: unknown): ScorerReply | null {
  if (!isRecord(data)) return null;
  const { type, id } = data;
  if (type === 'ready') return { type };
  if (type === 'broken') return { type, message: text(data['message']) };
  if (typeof id !== 'number') return null;
  const printed = text(data['printed']);
  switch (type) {
    case 'loaded':
    case 'params-scored':
      return { type, id, printed };
    case 'load-failed': {
      const fault = parseFault(data['fault']);
      return fault && { type, id, fault, printed };
    }
    case 'scored': {
      const { rewards } = data;
      return rewards instanceof Float64Array ? { type, id, rewards, printed } : null;
    }
  }
  const { call } = data;
  if (typeof call !== 'number' || !Number.isInteger(call) || call < 0) return null;
  switch (type) {
    case 'progress':
      return { type, id, call };
    case 'call-failed': {
      const fault = parseFault(data['fault']);
      return fault && { type, id, call, fault, printed };
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
  const known = typeof line === 'number' && Number.isInteger(line) && line > 0;
  return { type: text(type), message: text(data['message']), line: known ? line : null };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, TEXT_LIMIT) : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
