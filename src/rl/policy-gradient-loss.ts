import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { actorCriticLoss, type ActorCriticMinibatch } from './actor-critic-loss.ts';
import type { ActionDistribution } from './distribution.ts';

/** Means over one batch. */
export interface PolicyGradientStatistics {
  policyLoss: number;
  valueLoss: number;
  entropy: number;
}

/** The weights in the loss. */
export interface PolicyGradientCoefficients {
  readonly entCoef: number;
  readonly vfCoef: number;
}

/**
 * The plain policy gradient as one differentiable op: mean[ −Â·log π(a|s) − entCoef·H + vfCoef·½(V − R)² ].
 * With Â = G − V it is REINFORCE with a baseline (Williams 1992, equation 11), with n-step advantages A2C (Mnih et al. 2016,
 * arXiv:1602.01783, section 4).
 * @param outputs [rows × outputSize] of the actor
 * @param logStd [logStdSize], or null for a family without
 * @param values [rows × 1] of the critic
 * @param statistics is filled in
 */
export function policyGradientLoss(
  distribution: ActionDistribution,
  outputs: Tensor2D,
  logStd: Tensor1D | null,
  values: Tensor2D,
  { rows, actions, advantages, returns }: ActorCriticMinibatch,
  { entCoef, vfCoef }: PolicyGradientCoefficients,
  statistics: PolicyGradientStatistics,
): Scalar {
  return actorCriticLoss(outputs, values, logStd, (outputsIn, valuesIn, logStdIn) => {
    const dOutputs = new Float32Array(outputsIn.length);
    const dValues = new Float32Array(rows);
    const dLogStd = new Float64Array(logStdIn.length);
    let policyLoss = 0;
    let squaredError = 0;
    let entropy = 0;
    for (let row = 0; row < rows; row++) {
      const error = valuesIn[row] - returns[row];
      policyLoss -= advantages[row] * distribution.logProb(outputsIn, logStdIn, actions, row);
      squaredError += error * error;
      entropy += distribution.entropy(outputsIn, logStdIn, row);
      dValues[row] = (vfCoef * error) / rows;
      const dLogProb = -advantages[row] / rows;
      distribution.backward(outputsIn, logStdIn, actions, row, dLogProb, -entCoef / rows, dOutputs, dLogStd);
    }
    statistics.policyLoss = policyLoss / rows;
    statistics.valueLoss = (0.5 * squaredError) / rows;
    statistics.entropy = entropy / rows;
    const loss = statistics.policyLoss - entCoef * statistics.entropy + vfCoef * statistics.valueLoss;
    return { loss, dOutputs, dValues, dLogStd };
  });
}
