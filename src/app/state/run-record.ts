import type { Evaluation } from '../../race/evaluation.ts';
import type { RewardFault } from '../../reward/reward-scorer.ts';
import type { RewardParams } from '../../reward/step-params.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { FinishedEvent, WarningEvent } from '../../training/training-event.ts';

/**
 * How a run stands. `waiting`: its turn comes when the run before it in its sweep has ended. `interrupted`: the page was closed or the worker died while it trained; it can go on from its last
 * checkpoint, like `stopped` and `failed`. `elsewhere`: it trains in another tab; never stored.
 */
export type RunState =
  'waiting' | 'training' | 'paused' | 'elsewhere' | 'interrupted' | 'stopped' | 'finished' | 'failed';

export interface RunEvaluation {
  /** Environment steps when it was evaluated. */
  readonly steps: number;
  readonly evaluation: Evaluation;
}

/** Why a run failed: its reward, its settings, or something of ours. */
export type RunFailure =
  | {
      readonly kind: 'reward';
      readonly file: string;
      readonly fault: RewardFault;
      readonly params: RewardParams | null;
    }
  /** An update broke the networks; `message` says what, and what to change. */
  | { readonly kind: 'diverged'; readonly message: string }
  | { readonly kind: 'worker'; readonly message: string };

/** What a run warned of. */
export type RunWarning = Omit<WarningEvent, 'type'>;

/** Another reward for a run under way. */
export interface RunRewardChange {
  /** Environment steps from which on it counted. */
  readonly steps: number;
  /** What the new one is called. */
  readonly title: string;
  readonly resetValues: boolean;
}

/** Everything about a run that lists and tables show; policies, curves and checkpoints are stored beside it. */
export interface RunRecord {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Index into the palette of runs. */
  readonly color: number;
  readonly config: RunConfig;
  readonly state: RunState;
  readonly finishedReason: FinishedEvent['reason'] | null;
  readonly failure: RunFailure | null;
  readonly iteration: number;
  readonly steps: number;
  readonly seconds: number;
  readonly best: RunEvaluation | null;
  readonly last: RunEvaluation | null;
  /** Steps of the evaluations whose policies are kept, ascending. */
  readonly kept: readonly number[];
  readonly warnings: readonly RunWarning[];
  /** Where it went on with another reward, ascending. `config.reward` is the newest. */
  readonly rewardChanges: readonly RunRewardChange[];
  /** Whose weights it began with, in words; null for a run from nothing. */
  readonly startedFrom: string | null;
  /** Words of the person's own to find it by; absent: none. */
  readonly tags?: readonly string[];
  /** Set while its reward is a stranger's that nobody has asked to run: see `isTrusted`. */
  readonly isUntrusted?: true;
  /** Set while a deletion can still be undone; such a run is not listed and goes away for good with the next start. */
  readonly deletedAt: number | null;
}

/** What a person says of a run, perhaps in another tab than the one that trains it. */
const WORDS = ['name', 'tags', 'deletedAt'] as const;
export type RunWords = Partial<Pick<RunRecord, (typeof WORDS)[number]>>;

/** What of a change a person says; the rest is what a run has come to. */
export function wordsOf(change: Partial<RunRecord>): RunWords {
  return Object.fromEntries(WORDS.filter((name) => name in change).map((name) => [name, change[name]]));
}

/** Whether a run is in the hands of a trainer now, of this tab or of another. */
export function isLive(state: RunState): boolean {
  return state === 'training' || state === 'paused' || state === 'elsewhere';
}
