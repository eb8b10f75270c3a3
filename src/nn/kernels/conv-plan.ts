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
  readonly outShape: Shape4D;
  /** Nothing to be summed: the result is zeros, or nothing at all. */
  readonly empty: boolean;
}

/** What tfjs's kernels for convolutions, forward and backward, are told; those that leave out the dilations have none. */
export type ConvAttrs = Omit<Conv2DAttrs, 'dilations'> & Partial<Pick<Conv2DAttrs, 'dilations'>>;

/**
 * Works out paddings and sizes by tfjs's own rules.
 * @returns null for dilated filters, which the patches do not know
 * @throws Error for images in the order NCHW, which the wasm backend does not know
 */
export function planConvolution(
  inShape: readonly number[],
  filterShape: readonly number[],
  { strides, pad, dilations = 1, dimRoundingMode, dataFormat = 'NHWC' }: ConvAttrs,
  depthwise = false,
): ConvPlan | null {
  if (dataFormat !== 'NHWC') throw new Error(`Convolutions on wasm take images as NHWC, not ${dataFormat}`);
  if (!backend_util.tupleValuesAreOne(dilations)) return null;
  const info = backend_util.computeConv2DInfo(
    inShape as Shape4D,
    filterShape as Shape4D,
    strides,
    dilations,
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
    outShape: info.outShape,
    empty: sums === 0,
  };
}
