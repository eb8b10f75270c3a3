import type { RewardFault, RewardSource } from './reward-scorer.ts';
import type { RewardBatch, ScoringContext } from './step-params.ts';

/** A call that failed: which one, and why. */
export interface CallFault {
  /** Index into the batch, step × numCars + car. */
  readonly call: number;
  readonly fault: RewardFault;
}

/** What one params dict earned. */
export type ParamsOutcome = { readonly reward: number } | { readonly error: RewardFault };

/** User code that could not be loaded, as a core reports it. */
export class CoreLoadError extends Error {
  constructor(readonly fault: RewardFault) {
    super(fault.message);
    this.name = 'CoreLoadError';
  }
}

/**
 * One language's way of running reward functions. Lives inside the killable worker and trusts nobody to return:
 * whoever hosts it announces each stretch of calls before it starts.
 */
export interface ScorerCore {
  /**
   * Compiles the source and makes one module per car.
   * @param onModule is told before each car's module runs
   * @throws CoreLoadError
   */
  load(source: RewardSource, context: ScoringContext, onModule: (car: number) => void): Promise<void>;
  /** Makes a batch current; the calls of `run` index into it. */
  open(batch: RewardBatch): void;
  /** Scores calls first … first+count−1 of the current batch. @returns the first call that failed, or null */
  run(first: number, count: number): CallFault | null;
  /** Rewards of the current batch, [numSteps × numCars]; a fresh array. */
  rewards(): Float64Array;
  /**
   * Loads the source once and a JSON array of params dicts beside it.
   * @returns how many dicts there are
   * @throws CoreLoadError
   */
  loadParams(source: RewardSource, paramsJson: string): Promise<number>;
  /** Scores one dict of `loadParams`. */
  scoreParams(index: number): ParamsOutcome;
  /** What user code printed since the last call, cut off at a sensible length. */
  takePrinted(): string;
}
