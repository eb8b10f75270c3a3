import type { RngState } from '../math/rng.ts';
import type { ActorCriticWeights } from './actor-critic-weights.ts';
import type { RolloutPolicy } from './collect-rollout.ts';
import type { RolloutBuffer } from './rollout-buffer.ts';

/** What one update reports, under CleanRL's names; null where it has nothing to say. */
export type AlgorithmMetrics = Readonly<Record<string, number | null>>;

/** Everything a learner knows; structured-cloneable. Each algorithm adds its own. */
export interface AlgorithmState {
  readonly version: 1;
  /** Environment steps learnt from so far, summed over environments. */
  readonly steps: number;
  readonly rng: RngState;
}

/**
 * What every learner does for those who run it: act for one rollout, then learn from it.
 *
 * ```ts
 * collectRollout(env, algorithm, buffer);
 * buffer.setRewards(await env.takeRewards());
 * const metrics = algorithm.update(buffer);
 * ```
 */
export interface Algorithm<
  Metrics extends object = AlgorithmMetrics,
  State extends AlgorithmState = AlgorithmState,
> extends RolloutPolicy {
  /** The length of its rollouts, among its other hyperparameters. */
  readonly config: { readonly numSteps: number };
  /** Environment steps learnt from so far, summed over environments. */
  readonly steps: number;
  /** Learns from a full rollout whose rewards are set. */
  update(rollout: RolloutBuffer): Metrics;
  /** The weights as they are now; a `GreedyPolicy` acts by them. */
  weights(): ActorCriticWeights;
  /** Starts from another policy's weights, for example to train a clone on. @throws RangeError if they are of other networks */
  setWeights(weights: ActorCriticWeights): void;
  /**
   * The rewards to come are those of another function: forgets the earlier ones that it remembers.
   * @param resetValues whether the critics begin anew, too, whose values are sums of earlier rewards
   */
  rewardChanged(resetValues: boolean): void;
  save(): State;
  /** Goes on from a saved state, bit for bit as if there had been no stop. @throws RangeError if it is of another learner */
  restore(state: State): void;
  /** Frees the networks; the learner is of no use afterwards. */
  dispose(): void;
}
