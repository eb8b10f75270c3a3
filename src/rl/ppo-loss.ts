import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { actorCriticLoss, type ActorCriticMinibatch } from './actor-critic-loss.ts';
import type { ActionDistribution } from './distribution.ts';
import type { PpoConfig } from './ppo-config.ts';

/** The samples of one gradient step; arrays may be longer than `rows`. */
export interface PpoMinibatch extends ActorCriticMinibatch {
  /** [rows] log-probabilities under the policy that acted. */
  readonly logProbs: Float32Array;
}

/** Means over one minibatch. */
export interface PpoLossStatistics {
  policyLoss: number;
  valueLoss: number;
  entropy: number;
  approxKl: number;
  clipFraction: number;
}

/** The weights in the loss. */
export type PpoLossCoefficients = Pick<PpoConfig, 'clipCoef' | 'entCoef' | 'vfCoef'>;

/**
 * The loss of PPO (Schulman et al. 2017, arXiv:1707.06347, equation 9) as one differentiable op:
 * mean[ max(−Âr, −Â·clip(r, 1±ε)) − entCoef·H + vfCoef·½(V − R)² ].
 * A test compares value and gradients with the same in plain tfjs ops.
 * @param outputs [rows × outputSize] of the actor
 * @param logStd [logStdSize], or null for a family without
 * @param values [rows × 1] of the critic
 * @param statistics is filled in
 */
export function ppoLoss(
  distribution: ActionDistribution,
  outputs: Tensor2D,
  logStd: Tensor1D | null,
  values: Tensor2D,
  batch: PpoMinibatch,
  { clipCoef, entCoef, vfCoef }: PpoLossCoefficients,
  statistics: PpoLossStatistics,
): Scalar {
  const { rows, actions, logProbs, advantages, returns } = batch;
  return actorCriticLoss(outputs, values, logStd, (outputsIn, valuesIn, logStdIn) => {
    const dOutputs = new Float32Array(outputsIn.length);
    const dValues = new Float32Array(rows);
    const dLogStd = new Float64Array(logStdIn.length);
    let policyLoss = 0;
    let squaredError = 0;
    let entropy = 0;
    let kl = 0;
    let clipped = 0;
    for (let row = 0; row < rows; row++) {
      const advantage = advantages[row];
      const logRatio = distribution.logProb(outputsIn, logStdIn, actions, row) - logProbs[row];
      const ratio = Math.exp(logRatio);
      const unclippedLoss = -advantage * ratio;
      const clippedLoss = -advantage * Math.min(1 + clipCoef, Math.max(1 - clipCoef, ratio));
      const error = valuesIn[row] - returns[row];
      policyLoss += Math.max(unclippedLoss, clippedLoss);
      squaredError += error * error;
      entropy += distribution.entropy(outputsIn, logStdIn, row);
      // Schulman's low-variance estimator k3 (joschu.net/blog/kl-approx.html).
      kl += ratio - 1 - logRatio;
      if (Math.abs(ratio - 1) > clipCoef) clipped++;
      dValues[row] = (vfCoef * error) / rows;
      // The clipped branch does not depend on the policy.
      const dLogProb = unclippedLoss >= clippedLoss ? unclippedLoss / rows : 0;
      distribution.backward(outputsIn, logStdIn, actions, row, dLogProb, -entCoef / rows, dOutputs, dLogStd);
    }
    statistics.policyLoss = policyLoss / rows;
    statistics.valueLoss = (0.5 * squaredError) / rows;
    statistics.entropy = entropy / rows;
    statistics.approxKl = kl / rows;
    statistics.clipFraction = clipped / rows;
    const loss = statistics.policyLoss - entCoef * statistics.entropy + vfCoef * statistics.valueLoss;
    return { loss, dOutputs, dValues, dLogStd };
  });
}
