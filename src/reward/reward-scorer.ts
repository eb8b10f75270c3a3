import type { RewardBatch, RewardParams, ScoringContext } from './step-params.ts';

export type RewardLanguage = 'python' | 'typescript' | 'javascript';

/** A reward function as its author wrote it. */
export interface RewardSource {
  readonly language: RewardLanguage;
  /** Name shown in errors, for example `reward.py`. */
  readonly file: string;
  readonly code: string;
}

/** What went wrong in user code, as its author should read it. */
export interface RewardFault {
  /** Name of the exception in its own language (`ZeroDivisionError`, `TypeError`, `SyntaxError`, `TimeoutError` …). */
  readonly type: string;
  readonly message: string;
  /** 1-based line of the author's file; null where no line is to blame. */
  readonly line: number | null;
}

/** The reward could not be loaded: it does not parse, its top level raised, or it has no fitting `reward_function`. */
export class RewardLoadError extends Error {
  constructor(
    readonly file: string,
    readonly fault: RewardFault,
  ) {
    super(`${file}${fault.line === null ? '' : `:${fault.line}`}: ${fault.type}: ${fault.message}`);
    this.name = 'RewardLoadError';
  }
}

/** A call raised, returned something that is not a finite number within ±1e5, or did not return in time. */
export class RewardCallError extends Error {
  constructor(
    readonly file: string,
    readonly fault: RewardFault,
    /** The params of the failing call. */
    readonly params: RewardParams | null,
  ) {
    super(`${file}${fault.line === null ? '' : `:${fault.line}`}: ${fault.type}: ${fault.message}`);
    this.name = 'RewardCallError';
  }
}

/** Largest magnitude a reward may have; the service aborted beyond it too. */
export const REWARD_LIMIT = 1e5;

/** Whether a value can be trained on. Nothing but operators: user code may have replaced every built-in function. */
export function isReward(value: unknown): value is number {
  return typeof value === 'number' && value >= -REWARD_LIMIT && value <= REWARD_LIMIT;
}

/**
 * Scores rollouts with one user-written reward function. Every car has its own module namespace, and its steps
 * arrive in time order, so rewards may keep state in module variables.
 */
export interface RewardScorer {
  /** Compiles the source and makes one module per car. Replaces what was loaded before. @throws RewardLoadError */
  load(source: RewardSource, context: ScoringContext): Promise<void>;
  /** @returns rewards, time-major [numSteps × numCars]. @throws RewardCallError */
  score(batch: RewardBatch): Promise<Float64Array>;
  close(): void;
}
