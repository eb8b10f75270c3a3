import type { Evaluation } from '../race/evaluation.ts';
import type { RacingEnvState } from '../race/racing-env.ts';
import type { TrackSetEnvState } from '../race/track-set-env.ts';
import type { AlgorithmState } from '../rl/algorithm.ts';
import type { OversightState } from './oversight/oversight.ts';
import type { RunIdentity } from './run-identity.ts';
import type { RunProgress } from './run-progress.ts';

/**
 * A run frozen between two iterations; resuming it gives the same run as not stopping, but that the evaluation of where it
 * ended may be the best, or its first clean one. Structured-cloneable.
 * Module variables of the reward cannot be frozen; `lastRows` lets a fresh module see the last rollout again, which
 * restores rewards that remember the step before.
 */
export interface Checkpoint {
  readonly version: 1;
  /** What must not change when the run goes on. */
  readonly identity: RunIdentity;
  readonly progress: RunProgress;
  readonly learner: AlgorithmState;
  readonly env: RacingEnvState | TrackSetEnvState;
  /** Step params of the last rollout, [numSteps × numCars × ROW_SIZE]; null before the first. */
  readonly lastRows: { readonly numSteps: number; readonly rows: Float64Array } | null;
  readonly best: BestPolicy | null;
  /** Rewards so far of the episodes under way, one sum per car; not in older checkpoints, whose sums begin at 0. */
  readonly returns?: Float64Array;
  /** Environment steps at the last evaluation, 0 before the first; not in older checkpoints. */
  readonly evaluatedSteps?: number;
  /** What cars did in each sector since the last evaluation; not in older checkpoints, nor where several tracks are driven. */
  readonly sectors?: Float64Array;
  /** Not in older checkpoints, whose oversight begins anew. */
  readonly oversight?: OversightState;
}

/** The best evaluation of a run so far. */
export interface BestPolicy {
  readonly steps: number;
  readonly iteration: number;
  readonly evaluation: Evaluation;
  /** Mean reward per step before it; null or absent where unknown, or earned by another reward. */
  readonly meanReward?: number | null;
}
