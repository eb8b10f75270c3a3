import { engine, matMul, registerGradient } from '@tensorflow/tfjs-core';
import type { GradConfig, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { backThroughActivation, type Activation } from './activation-kernel.ts';
import { COLUMN_SUMS, DENSE } from './dense-kernel.ts';

/**
 * A fully connected layer as one tfjs op: activation(x · kernel + bias).
 *
 * | symbol | shape |
 * |---|---|
 * | x | [rows × inputs] |
 * | kernel | [inputs × outputs] |
 * | bias | [outputs] |
 * | result | [rows × outputs] |
 *
 * It has a first-order gradient only. Build networks whose gradient is itself differentiated (WGAN-GP) from matMul and add.
 */
export function dense(x: Tensor2D, kernel: Tensor2D, bias: Tensor1D, activation: Activation): Tensor2D {
  // A type literal has the index signature that tfjs asks for; its own NamedTensorMap would lose the tensors' ranks.
  return engine().runKernel<Tensor2D>(DENSE, { x, kernel, bias }, { activation });
}

/** Tells tfjs's autograd how to go back through `dense`. */
export function registerDenseGradient(): void {
  const gradient: GradConfig = {
    kernelName: DENSE,
    inputsToSave: ['x', 'kernel'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const [x, kernel, y] = saved as [Tensor2D, Tensor2D, Tensor2D];
      const dz = backThroughActivation(attrs['activation'] as Activation, dy as Tensor2D, y);
      // tfjs evaluates only what leads to a variable: the first layer's x costs nothing.
      return {
        x: () => matMul(dz, kernel, false, true),
        kernel: () => matMul(x, dz, true, false),
        bias: () => engine().runKernel<Tensor1D>(COLUMN_SUMS, { x: dz }),
      };
    },
  };
  registerGradient(gradient);
}
