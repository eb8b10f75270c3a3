import type { Wheel } from './python/package-source.ts';
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

/** Calls of a batch that are to be scored without a pause. */
export interface Stretch {
  readonly first: number;
  /** The call behind the last one. */
  readonly end: number;
  /** Stop behind the first call that ends later than this after the start. */
  readonly milliseconds: number;
  /** Interrupt a call whose loops run for longer than `TRACE_LIMIT`, with a `TimeoutError` at their line. */
  readonly traced: boolean;
}

/**
 * One language's way of running reward functions. Lives inside the killable worker and trusts nobody to return:
 * whoever hosts it announces each stretch of calls before it starts, and no stretch lasts longer than one call may.
 */
export interface ScorerCore {
  /** Makes packages and modules of theirs ready to be imported; before any user code runs. */
  install(wheels: readonly Wheel[], modules: readonly string[]): Promise<void>;
  /**
   * Compiles the source and makes one module per car.
   * @param onModule is told before each car's module runs
   * @param traced makes traced stretches possible; loops of the top level are interrupted, too
   * @throws CoreLoadError
   */
  load(
    source: RewardSource,
    context: ScoringContext,
    onModule: (car: number) => void,
    traced: boolean,
  ): Promise<void>;
  /** Makes a batch current; the calls of `run` index into it. Its random numbers start anew, see `batchSeed`. */
  open(batch: RewardBatch): void;
  /** Scores calls of the current batch. @returns the call to go on with, or the first that failed */
  run(stretch: Stretch): number | CallFault;
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
  /**
   * From now on user code may print `PRINT_LIMIT` characters.
   * @param send is given each text at once; null keeps it for `takePrinted`
   */
  beginPrinted(send: ((text: string) => void) | null): void;
  /** Resolves when everything has been printed that calls left behind, such as promises that were rejected. */
  settle(): Promise<void>;
  /** What user code printed since the last call. */
  takePrinted(): string;
}
