import { customGrad, scalar, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorView } from '../nn/tensor-view.ts';
import type { ActionDistribution } from './distribution.ts';
import type { PpoConfig } from './ppo-config.ts';

/** The samples of one gradient step; arrays may be longer than `rows`. */
export interface PpoMinibatch {
  readonly rows: number;
  /** [rows × actionSize] */
  readonly actions: Float32Array;
  /** [rows] log-probabilities under the policy that acted. */
  readonly logProbs: Float32Array;
  /** [rows] normalised or not, as the configuration says. */
  readonly advantages: Float32Array;
  /** [rows] */
  readonly returns: Float32Array;
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
 *
 * Written as plain tfjs ops it is some forty kernels on arrays of a few hundred numbers, and nearly all of its time is their
 * overhead. Here loss and gradient come from one pass over the rows; a test compares both with the plain version.
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
  coefficients: PpoLossCoefficients,
  statistics: PpoLossStatistics,
): Scalar {
  const op = customGrad((...args: (Tensor | ((tensors: Tensor[]) => void))[]) => {
    const [outputsIn, valuesIn, logStdIn] = args as [Tensor2D, Tensor2D, Tensor1D?];
    const gradient = lossGradient(
      distribution,
      outputsIn,
      logStd && logStdIn!,
      valuesIn,
      batch,
      coefficients,
      statistics,
    );
    const { policyLoss, entropy, valueLoss } = statistics;
    const value = scalar(policyLoss - coefficients.entCoef * entropy + coefficients.vfCoef * valueLoss);
    const gradFunc = (dy: Tensor): Tensor[] => {
      const scale = tensorView(dy)[0];
      const grads: Tensor[] = [
        tensor2d(times(gradient.dOutputs, scale), outputs.shape),
        tensor2d(times(gradient.dValues, scale), values.shape),
      ];
      if (logStd !== null) grads.push(tensor1d(Float32Array.from(gradient.dLogStd, (d) => d * scale)));
      return grads;
    };
    return { value, gradFunc };
  });
  return logStd === null ? op(outputs, values) : op(outputs, values, logStd);
}

interface LossGradient {
  readonly dOutputs: Float32Array;
  readonly dValues: Float32Array;
  readonly dLogStd: Float64Array;
}

const NO_LOG_STD = new Float32Array(0);

function lossGradient(
  distribution: ActionDistribution,
  outputsTensor: Tensor2D,
  logStdTensor: Tensor1D | null,
  valuesTensor: Tensor2D,
  batch: PpoMinibatch,
  { clipCoef, entCoef, vfCoef }: PpoLossCoefficients,
  statistics: PpoLossStatistics,
): LossGradient {
  const { rows, actions, logProbs, advantages, returns } = batch;
  const outputs = tensorView(outputsTensor);
  const values = tensorView(valuesTensor);
  const logStd = logStdTensor === null ? NO_LOG_STD : tensorView(logStdTensor);
  const dOutputs = new Float32Array(outputs.length);
  const dValues = new Float32Array(rows);
  const dLogStd = new Float64Array(logStd.length);
  let policyLoss = 0;
  let squaredError = 0;
  let entropy = 0;
  let kl = 0;
  let clipped = 0;
  for (let row = 0; row < rows; row++) {
    const advantage = advantages[row];
    const logRatio = distribution.logProb(outputs, logStd, actions, row) - logProbs[row];
    const ratio = Math.exp(logRatio);
    const unclippedLoss = -advantage * ratio;
    const clippedLoss = -advantage * Math.min(1 + clipCoef, Math.max(1 - clipCoef, ratio));
    const error = values[row] - returns[row];
    policyLoss += Math.max(unclippedLoss, clippedLoss);
    squaredError += error * error;
    entropy += distribution.entropy(outputs, logStd, row);
    // Schulman's low-variance estimator k3 (joschu.net/blog/kl-approx.html).
    kl += ratio - 1 - logRatio;
    if (Math.abs(ratio - 1) > clipCoef) clipped++;
    dValues[row] = (vfCoef * error) / rows;
    // The clipped branch does not depend on the policy.
    const dLogProb = unclippedLoss >= clippedLoss ? unclippedLoss / rows : 0;
    distribution.backward(outputs, logStd, actions, row, dLogProb, -entCoef / rows, dOutputs, dLogStd);
  }
  statistics.policyLoss = policyLoss / rows;
  statistics.valueLoss = (0.5 * squaredError) / rows;
  statistics.entropy = entropy / rows;
  statistics.approxKl = kl / rows;
  statistics.clipFraction = clipped / rows;
  return { dOutputs, dValues, dLogStd };
}

function times(values: Float32Array, scale: number): Float32Array {
  return scale === 1 ? values : values.map((value) => value * scale);
}
