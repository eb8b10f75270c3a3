import { backend_util } from '@tensorflow/tfjs-core';
import type { Conv2DAttrs } from '@tensorflow/tfjs-core';
import { outPixels, patchSize, type ConvolutionGeometry } from './convolution.ts';

type Shape4D = [number, number, number, number];

/** A batch of images to be convolved, NHWC. */
export interface ConvPlan {
  readonly geometry: ConvolutionGeometry;
  readonly images: number;
  /** Output channels; for a depthwise convolution all of them, input channels × multiplier. */
  readonly filters: number;
  /** Nothing to be summed: the result is zeros, or nothing at all. */
  readonly empty: boolean;
}

/** What tfjs tells its kernels about a convolution; some are not told the dilations or the order of the images. */
export type ConvAttrs = Pick<Conv2DAttrs, 'strides' | 'pad' | 'dimRoundingMode'> & Partial<Conv2DAttrs>;

/**
 * Works out paddings and sizes by tfjs's own rules.
 * @throws Error for what tfjs has no gradients of on wasm: dilated filters, and images in the order NCHW
 */
export function planConvolution(
  inShape: readonly number[],
  filterShape: readonly number[],
  { strides, pad, dilations, dimRoundingMode, dataFormat }: ConvAttrs,
  depthwise = false,
): ConvPlan {
  if (dataFormat === 'NCHW') throw new Error('Gradients of convolutions need images in the order NHWC');
  if (dilations !== undefined && !backend_util.tupleValuesAreOne(dilations)) {
    throw new Error('There are no gradients of dilated convolutions');
  }
  const info = backend_util.computeConv2DInfo(
    inShape as Shape4D,
    filterShape as Shape4D,
    strides,
    1,
    pad,
    dimRoundingMode,
    depthwise,
  );
  const geometry = {
    height: info.inHeight,
    width: info.inWidth,
    channels: info.inChannels,
    filterHeight: info.filterHeight,
    filterWidth: info.filterWidth,
    strideY: info.strideHeight,
    strideX: info.strideWidth,
    top: info.padInfo.top,
    left: info.padInfo.left,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
  };
  const sums = info.batchSize * outPixels(geometry) * patchSize(geometry) * info.outChannels;
  return {
    geometry,
    images: info.batchSize,
    filters: info.outChannels,
    empty: sums === 0,
  };
}
