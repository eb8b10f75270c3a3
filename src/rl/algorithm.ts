import type { ActorCriticWeights } from './actor-critic-weights.ts';
import type { RolloutPolicy } from './collect-rollout.ts';
import type { RolloutBuffer } from './rollout-buffer.ts';

/**
 * What every learner does for those who run it: act for one rollout, then learn from it.
 *
 * ```ts
 * collectRollout(env, algorithm, buffer);
 * buffer.setRewards(await env.takeRewards());
 * const metrics = algorithm.update(buffer);
 * ```
 */
export interface Algorithm<Metrics extends object = object> extends RolloutPolicy {
  /** The length of its rollouts, among its other hyperparameters. */
  readonly config: { readonly numSteps: number };
  /** Environment steps learnt from so far, summed over environments. */
  readonly steps: number;
  /** Learns from a full rollout whose rewards are set. */
  update(rollout: RolloutBuffer): Metrics;
  /** The weights as they are now; a `GreedyPolicy` acts by them. */
  weights(): ActorCriticWeights;
  /** Frees the networks; the learner is of no use afterwards. */
  dispose(): void;
}
