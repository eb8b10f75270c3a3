import type { Rng } from '../math/rng.ts';

/** The families of distributions. */
export type DistributionName = 'categorical' | 'diagonal-gaussian' | 'squashed-gaussian';

/** As much of a family as acting without chance needs; rows of flat arrays as in `ActionDistribution`. */
export interface GreedyDistribution {
  readonly name: DistributionName;
  readonly outputSize: number;
  readonly actionSize: number;
  /** Puts the most probable action, or what stands for it, into its row of `actions`. */
  mode(outputs: Float32Array, row: number, actions: Float32Array): void;
}

/**
 * A family of probability distributions over actions, given by the actor's outputs.
 *
 * Every method works on one row of flat arrays, so that a rollout and an update allocate nothing:
 *
 * | symbol | shape | meaning |
 * |---|---|---|
 * | outputs | [rows × outputSize] | what the actor computed |
 * | logStd | [logStdSize] | log standard deviations, the same for all rows; empty where the family has none |
 * | actions | [rows × actionSize] | actions as the policy sees them, before they are scaled to the environment |
 */
export interface ActionDistribution extends GreedyDistribution {
  readonly logStdSize: number;
  /** Draws an action into its row of `actions`. */
  sample(outputs: Float32Array, logStd: Float32Array, row: number, rng: Rng, actions: Float32Array): void;
  /** Log of the probability (density) of the action in `row`. */
  logProb(outputs: Float32Array, logStd: Float32Array, actions: Float32Array, row: number): number;
  /** Entropy of the row's distribution, in nats. */
  entropy(outputs: Float32Array, logStd: Float32Array, row: number): number;
  /**
   * Back-propagates: writes the row of `dOutputs` and adds to `dLogStd`.
   * @param dLogProb derivative of the loss by `logProb`
   * @param dEntropy derivative of the loss by `entropy`
   */
  backward(
    outputs: Float32Array,
    logStd: Float32Array,
    actions: Float32Array,
    row: number,
    dLogProb: number,
    dEntropy: number,
    dOutputs: Float32Array,
    dLogStd: Float64Array,
  ): void;
}
