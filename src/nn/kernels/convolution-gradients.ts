import {
  Conv2D,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  engine,
  registerGradient,
} from '@tensorflow/tfjs-core';
import type { GradFunc, Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { ConvAttrs } from './conv-plan.ts';

/**
 * Tells tfjs's autograd how to go back through its convolutions, as the package `@tensorflow/tfjs` would. The way back to the
 * images can itself be gone back through: second-order gradients, and the gradient of `conv2dTranspose`.
 */
export function registerConvolutionGradients(): void {
  registerGradient({ kernelName: Conv2D, inputsToSave: ['x', 'filter'], gradFunc: backThroughConv2D });
  registerGradient({
    kernelName: Conv2DBackpropInput,
    inputsToSave: ['dy', 'filter'],
    gradFunc: backThroughBackpropInput,
  });
  registerGradient({
    kernelName: DepthwiseConv2dNative,
    inputsToSave: ['x', 'filter'],
    gradFunc: backThroughDepthwise,
  });
}

/** The gradients of a convolution's images and filter. */
export function convolutionGradients(
  x: Tensor4D,
  filter: Tensor4D,
  dy: Tensor4D,
  attrs: ConvAttrs,
): { x: () => Tensor4D; filter: () => Tensor4D } {
  const { strides, pad, dimRoundingMode, dataFormat = 'NHWC', dilations = 1 } = attrs;
  const shared = { strides, pad, dimRoundingMode, dataFormat, dilations };
  return {
    x: () => run(Conv2DBackpropInput, { dy, filter }, { ...shared, inputShape: x.shape }),
    filter: () => run(Conv2DBackpropFilter, { x, dy }, { ...shared, filterShape: filter.shape }),
  };
}

const backThroughConv2D: GradFunc = (dy, saved, attrs) => {
  const [x, filter] = saved as [Tensor4D, Tensor4D];
  return convolutionGradients(x, filter, dy as Tensor4D, attrs as unknown as ConvAttrs);
};

/** dx = dy ∗ᵀ filter is linear in both: the gradient of dy is a convolution, that of the filter as in the way back itself. */
const backThroughBackpropInput: GradFunc = (ddx, saved, attrs) => {
  const [dy, filter] = saved as [Tensor4D, Tensor4D];
  const { strides, pad, dimRoundingMode, dataFormat = 'NHWC' } = attrs as unknown as ConvAttrs;
  const shared = { strides, pad, dimRoundingMode, dataFormat };
  const images = ddx as Tensor4D;
  return {
    dy: () => run(Conv2D, { x: images, filter }, { ...shared, dilations: 1 }),
    filter: () => run(Conv2DBackpropFilter, { x: images, dy }, { ...shared, filterShape: filter.shape }),
  };
};

const backThroughDepthwise: GradFunc = (dy, saved, attrs) => {
  const [x, filter] = saved as [Tensor4D, Tensor4D];
  const { strides, pad, dimRoundingMode, dilations } = attrs as unknown as ConvAttrs;
  const shared = { strides, pad, dimRoundingMode, dilations };
  const gradient = dy as Tensor4D;
  return {
    x: () =>
      run(DepthwiseConv2dNativeBackpropInput, { dy: gradient, filter }, { ...shared, inputShape: x.shape }),
    filter: () =>
      run(DepthwiseConv2dNativeBackpropFilter, { x, dy: gradient }, { ...shared, filterShape: filter.shape }),
  };
};

function run(kernelName: string, inputs: Record<string, Tensor>, attrs: object): Tensor4D {
  return engine().runKernel<Tensor4D>(kernelName, inputs, { ...attrs });
}
