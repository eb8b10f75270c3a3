import { engine, registerGradient, reshape } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { backThroughActivation, type Activation } from './activation-kernel.ts';
import { CONVOLUTION } from './conv-kernels.ts';
import { convolutionGradients } from './convolution-gradients.ts';
import { COLUMN_SUMS } from './column-sums-kernel.ts';

/** What a convolutional layer does besides summing. */
export interface ConvolveOptions {
  /** In pixels, both ways. */
  readonly stride: number;
  readonly pad: 'valid' | 'same';
  readonly activation: Activation;
}

/**
 * A convolutional layer as one tfjs op: activation(conv2d(x, filter) + bias).
 *
 * | symbol | shape |
 * |---|---|
 * | x | [images × height × width × channels] |
 * | filter | [filterHeight × filterWidth × channels × filters] |
 * | bias | [filters] |
 * | result | [images × outHeight × outWidth × filters] |
 *
 * It has a first-order gradient only. Build networks whose gradient is itself differentiated (WGAN-GP) from conv2d and add.
 */
export function convolve(
  x: Tensor4D,
  filter: Tensor4D,
  bias: Tensor1D,
  { stride, pad, activation }: ConvolveOptions,
): Tensor4D {
  return engine().runKernel<Tensor4D>(
    CONVOLUTION,
    { x, filter, bias },
    { strides: stride, pad, dilations: 1, dataFormat: 'NHWC', activation },
  );
}

/** Tells tfjs's autograd how to go back through `convolve`. */
export function registerConvolveGradient(): void {
  registerGradient({
    kernelName: CONVOLUTION,
    inputsToSave: ['x', 'filter'],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const [x, filter, y] = saved as [Tensor4D, Tensor4D, Tensor4D];
      const { strides, pad, activation } = attrs as unknown as {
        strides: number;
        pad: 'valid' | 'same';
        activation: Activation;
      };
      const dz = backThroughActivation(activation, dy as Tensor4D, y);
      return {
        ...convolutionGradients(x, filter, dz, { strides, pad }),
        bias: () => engine().runKernel<Tensor1D>(COLUMN_SUMS, { x: reshape(dz, [-1, dz.shape[3]]) }),
      };
    },
  });
}
