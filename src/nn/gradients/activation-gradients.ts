import { add, LeakyRelu, mul, Relu, Sigmoid, Softmax, sub, sum, zerosLike } from '@tensorflow/tfjs-core';
import type { GradConfig, LeakyReluAttrs, Tensor } from '@tensorflow/tfjs-core';
import { backThroughActivation, RELU_GRADIENT } from '../kernels/activation-kernel.ts';

/** dy where x > 0; where relu(x) > 0, that is: the kernel does not care which. */
const whereAbove = (dy: Tensor, x: Tensor): Tensor => backThroughActivation('relu', dy, x);

/**
 * Of activations. Those of the relus are made of what goes in, and can be gone back through again; tfjs's tape loses that way
 * where a gradient is made of what came out, without a word: those of sigmoid and softmax are of first order only.
 */
export const ACTIVATION_GRADIENTS: readonly GradConfig[] = [
  {
    kernelName: Relu,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => whereAbove(dy as Tensor, x) }),
  },
  {
    kernelName: LeakyRelu,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const { alpha } = attrs as unknown as LeakyReluAttrs;
      return { x: () => add(mul(dy as Tensor, alpha), mul(whereAbove(dy as Tensor, x), 1 - alpha)) };
    },
  },
  {
    // A relu's slope does not change but at 0.
    kernelName: RELU_GRADIENT,
    inputsToSave: ['y'],
    gradFunc: (ddz, [y]) => ({ dy: () => whereAbove(ddz as Tensor, y), y: () => zerosLike(y) }),
  },
  {
    kernelName: Sigmoid,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => mul(dy as Tensor, mul(y, sub(1, y))) }),
  },
  {
    kernelName: Softmax,
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({
      logits: () => {
        const weighted = mul(dy as Tensor, y);
        return sub(weighted, mul(sum(weighted, -1, true), y));
      },
    }),
  },
];
