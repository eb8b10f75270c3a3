import { customGrad, scalar, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorView } from '../nn/tensor-view.ts';

/** The samples of one gradient step; arrays may be longer than `rows`. */
export interface ActorCriticMinibatch {
  readonly rows: number;
  /** [rows × actionSize] */
  readonly actions: Float32Array;
  /** [rows] normalised or not, as the configuration says. */
  readonly advantages: Float32Array;
  /** [rows] */
  readonly returns: Float32Array;
}

/** A loss and its derivatives. */
export interface LossGradient {
  readonly loss: number;
  /** By the actor's outputs, [rows × outputSize]. */
  readonly dOutputs: Float32Array;
  /** By the critic's values, [rows]. */
  readonly dValues: Float32Array;
  /** [logStdSize] */
  readonly dLogStd: Float64Array;
}

/** Works out a loss from [rows × outputSize], [rows] and [logStdSize]; `logStd` is empty for a family without. */
export type ComputeLoss = (outputs: Float32Array, values: Float32Array, logStd: Float32Array) => LossGradient;

const NO_LOG_STD = new Float32Array(0);

/**
 * A loss of actor and critic as one differentiable op.
 *
 * Written as plain tfjs ops a policy loss is some forty kernels on arrays of a few hundred numbers, and nearly all of its
 * time is their overhead. Here loss and gradient come from one pass over the rows.
 * @param outputs [rows × outputSize] of the actor
 * @param values [rows × 1] of the critic
 * @param logStd [logStdSize], or null for a family without
 */
export function actorCriticLoss(
  outputs: Tensor2D,
  values: Tensor2D,
  logStd: Tensor1D | null,
  compute: ComputeLoss,
): Scalar {
  const op = customGrad((...args: (Tensor | ((tensors: Tensor[]) => void))[]) => {
    const [outputsIn, valuesIn, logStdIn] = args as [Tensor2D, Tensor2D, Tensor1D?];
    const gradient = compute(
      tensorView(outputsIn),
      tensorView(valuesIn),
      logStd === null ? NO_LOG_STD : tensorView(logStdIn!),
    );
    const gradFunc = (dy: Tensor): Tensor[] => {
      const scale = tensorView(dy)[0];
      const grads: Tensor[] = [
        tensor2d(times(gradient.dOutputs, scale), outputs.shape),
        tensor2d(times(gradient.dValues, scale), values.shape),
      ];
      if (logStd !== null) grads.push(tensor1d(Float32Array.from(gradient.dLogStd, (d) => d * scale)));
      return grads;
    };
    return { value: scalar(gradient.loss), gradFunc };
  });
  return logStd === null ? op(outputs, values) : op(outputs, values, logStd);
}

function times(values: Float32Array, scale: number): Float32Array {
  return scale === 1 ? values : values.map((value) => value * scale);
}
