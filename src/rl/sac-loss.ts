import { customGrad, scalar, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorView } from '../nn/tensor-view.ts';
import { joinRows } from './join-rows.ts';
import type { SquashedGaussian } from './squashed-gaussian.ts';

/** What both critics said about a minibatch. */
export interface CriticStatistics {
  qf1Values: number;
  qf2Values: number;
  qf1Loss: number;
  qf2Loss: number;
}

/** What the policy's loss said about a minibatch. */
export interface ActorStatistics {
  actorLoss: number;
  /** Mean of −log π(a). */
  entropy: number;
}

/**
 * Soft Bellman errors of both critics (arXiv:1812.05905, equation 5) as one differentiable op, without its factor ½ as in
 * CleanRL: mean[(Q₁ − y)²] + mean[(Q₂ − y)²].
 * @param q1 [rows × 1]
 * @param q2 [rows × 1]
 * @param targets [rows] y
 * @param statistics is filled in
 */
export function criticLoss(
  q1: Tensor2D,
  q2: Tensor2D,
  targets: Float32Array,
  statistics: CriticStatistics,
): Scalar {
  const op = customGrad((...args) => {
    const [first, second] = (args as Tensor[]).slice(0, 2).map((q) => squaredError(tensorView(q), targets));
    statistics.qf1Values = first.mean;
    statistics.qf2Values = second.mean;
    statistics.qf1Loss = first.loss;
    statistics.qf2Loss = second.loss;
    // The loss is the end of the graph: what comes back to it is 1.
    const gradFunc = (): Tensor[] => [tensor2d(first.dValues, q1.shape), tensor2d(second.dValues, q2.shape)];
    return { value: scalar(first.loss + second.loss), gradFunc };
  });
  return op(q1, q2);
}

/** Mean of the values, their mean squared error, and its derivative by each. */
function squaredError(values: Float32Array, targets: Float32Array) {
  const rows = values.length;
  const dValues = new Float32Array(rows);
  let mean = 0;
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const error = values[row] - targets[row];
    mean += values[row] / rows;
    loss += (error * error) / rows;
    dValues[row] = (2 * error) / rows;
  }
  return { mean, loss, dValues };
}

/**
 * What the critics judge, as one differentiable op: the observations, each followed by the action that the noise makes.
 * @param outputs [rows × outputSize] of the actor
 * @param observations [rows × observationSize]
 * @param noise [rows × actionSize] standard normal deviates
 * @returns [rows × (observationSize + actionSize)]
 */
export function judgedActions(
  policy: SquashedGaussian,
  outputs: Tensor2D,
  observations: Float32Array,
  noise: Float32Array,
): Tensor2D {
  const { actionSize } = policy;
  const [rows] = outputs.shape;
  const observationSize = observations.length / rows;
  const width = observationSize + actionSize;
  const op = customGrad((...args) => {
    // A copy, because tfjs may have freed the tensor on the way back.
    const outputsIn = tensorView(args[0] as Tensor2D).slice();
    const actions = new Float32Array(rows * actionSize);
    for (let row = 0; row < rows; row++) policy.sample(outputsIn, noise, row, actions);
    const gradFunc = (dy: Tensor): Tensor => {
      const dJudged = tensorView(dy);
      const dActions = new Float32Array(rows * actionSize);
      const dOutputs = new Float32Array(outputsIn.length);
      for (let row = 0; row < rows; row++) {
        for (let j = 0; j < actionSize; j++)
          dActions[row * actionSize + j] = dJudged[row * width + observationSize + j]!;
        policy.backward(outputsIn, noise, row, dActions, 0, dOutputs);
      }
      return tensor2d(dOutputs, outputs.shape);
    };
    const joined = joinRows(observations, observationSize, actions, actionSize, rows);
    return { value: tensor2d(joined, [rows, width]), gradFunc };
  });
  return op(outputs);
}

/**
 * The policy's loss (arXiv:1812.05905, equation 9) as one differentiable op: mean[ α log π(a|s) − min(Q₁, Q₂) ], where the
 * critics judge the `judgedActions` of the same outputs and noise.
 * @param outputs [rows × outputSize] of the actor
 * @param q1 [rows × 1]
 * @param q2 [rows × 1]
 * @param statistics is filled in
 */
export function actorLoss(
  policy: SquashedGaussian,
  outputs: Tensor2D,
  q1: Tensor2D,
  q2: Tensor2D,
  noise: Float32Array,
  alpha: number,
  statistics: ActorStatistics,
): Scalar {
  const [rows] = outputs.shape;
  const op = customGrad((...args) => {
    const [outputsIn, q1In, q2In] = (args as Tensor[]).slice(0, 3).map((input) => tensorView(input));
    const actions = new Float32Array(rows * policy.actionSize);
    const dOutputs = new Float32Array(outputsIn.length);
    const dQ1 = new Float32Array(rows);
    const dQ2 = new Float32Array(rows);
    let loss = 0;
    let entropy = 0;
    for (let row = 0; row < rows; row++) {
      const logProb = policy.sample(outputsIn, noise, row, actions);
      policy.backward(outputsIn, noise, row, null, alpha / rows, dOutputs);
      loss += (alpha * logProb - Math.min(q1In[row], q2In[row])) / rows;
      entropy -= logProb / rows;
      (q1In[row] <= q2In[row] ? dQ1 : dQ2)[row] = -1 / rows;
    }
    statistics.actorLoss = loss;
    statistics.entropy = entropy;
    const gradFunc = (): Tensor[] => [
      tensor2d(dOutputs, outputs.shape),
      tensor2d(dQ1, q1.shape),
      tensor2d(dQ2, q2.shape),
    ];
    return { value: scalar(loss), gradFunc };
  });
  return op(outputs, q1, q2);
}
