import {
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
} from '@tensorflow/tfjs-core';
import type {
  DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInputAttrs,
  KernelConfig,
  KernelFunc,
  TensorInfo,
} from '@tensorflow/tfjs-core';
import { planConvolution, type ConvAttrs } from './conv-plan.ts';
import { imageSize, outPixels, type ConvolutionGeometry } from './convolution.ts';
import type { KernelRuntime } from './runtime.ts';

/**
 * A depthwise convolution without a channel multiplier. A filter [height × width × channels × multiplier] and its results lie
 * in memory like those of channels × multiplier channels and multiplier 1, if the images' channels are repeated to match.
 */
interface DepthwisePlan {
  readonly geometry: ConvolutionGeometry;
  readonly images: number;
  readonly multiplier: number;
  /** Positions in the filter. */
  readonly taps: number;
  readonly empty: boolean;
}

/** tfjs's `DepthwiseConv2dNativeBackpropFilter`, which its wasm backend lacks. */
export function depthwiseBackpropFilterKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { x, dy } = inputs as { x: TensorInfo; dy: TensorInfo };
    const { filterShape } = attrs as unknown as DepthwiseConv2dNativeBackpropFilterAttrs;
    const plan = planDepthwise(x.shape, filterShape, attrs as unknown as ConvAttrs);
    const { geometry, images, taps, multiplier } = plan;
    const gradient = runtime.makeZeros(filterShape);
    if (plan.empty) return gradient;
    const wide = multiplier === 1 ? x : repeatChannels(runtime, x, multiplier);
    runtime.forEachChunk(geometry, images, (first, count, patches) => {
      const firstPixel = first * outPixels(geometry);
      runtime.gather(geometry, count, runtime.pointer(wide) + 4 * first * imageSize(geometry), patches);
      runtime.convolution.depthwiseFilterGradient(
        count * outPixels(geometry),
        taps,
        geometry.channels,
        patches,
        runtime.pointer(dy) + 4 * firstPixel * geometry.channels,
        runtime.pointer(gradient),
      );
    });
    if (wide !== x) runtime.tfjs.disposeData(wide.dataId);
    return gradient;
  };
  return { kernelName: DepthwiseConv2dNativeBackpropFilter, backendName: 'wasm', kernelFunc };
}

/** tfjs's `DepthwiseConv2dNativeBackpropInput`, which its wasm backend lacks. */
export function depthwiseBackpropInputKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { dy, filter } = inputs as { dy: TensorInfo; filter: TensorInfo };
    const { inputShape } = attrs as unknown as DepthwiseConv2dNativeBackpropInputAttrs;
    const plan = planDepthwise(inputShape, filter.shape, attrs as unknown as ConvAttrs);
    const { geometry, images, taps, multiplier } = plan;
    const { height, width, channels } = geometry;
    if (plan.empty) return runtime.makeZeros(inputShape);
    const wide = runtime.makeZeros([images, height, width, channels]);
    runtime.forEachChunk(geometry, images, (first, count, patches) => {
      const rows = count * outPixels(geometry);
      runtime.clear(patches, rows * taps * channels);
      runtime.convolution.depthwisePatchesGradient(
        rows,
        taps,
        channels,
        runtime.pointer(filter),
        runtime.pointer(dy) + 4 * first * outPixels(geometry) * channels,
        patches,
      );
      runtime.scatter(geometry, count, patches, runtime.pointer(wide) + 4 * first * imageSize(geometry));
    });
    if (multiplier === 1) return wide;
    const dx = addRepeats(runtime, wide, multiplier, inputShape);
    runtime.tfjs.disposeData(wide.dataId);
    return dx;
  };
  return { kernelName: DepthwiseConv2dNativeBackpropInput, backendName: 'wasm', kernelFunc };
}

function planDepthwise(
  inShape: readonly number[],
  filterShape: readonly number[],
  attrs: ConvAttrs,
): DepthwisePlan {
  const plan = planConvolution(inShape, filterShape, attrs, true);
  return {
    geometry: { ...plan.geometry, channels: plan.filters },
    images: plan.images,
    multiplier: filterShape[3],
    taps: filterShape[0] * filterShape[1],
    empty: plan.empty,
  };
}

/** Every number `times` times in a row. */
function repeatChannels(runtime: KernelRuntime, x: TensorInfo, times: number): TensorInfo {
  const out = runtime.tfjs.makeOutput([...x.shape.slice(0, 3), x.shape[3] * times], 'float32');
  const from = runtime.tfjs.typedArrayFromHeap(x);
  const to = runtime.tfjs.typedArrayFromHeap(out);
  for (let i = 0; i < from.length; i++) to.fill(from[i], i * times, (i + 1) * times);
  return out;
}

/** The sum of every `times` numbers in a row. */
function addRepeats(
  runtime: KernelRuntime,
  wide: TensorInfo,
  times: number,
  shape: readonly number[],
): TensorInfo {
  const out = runtime.makeZeros(shape);
  const from = runtime.tfjs.typedArrayFromHeap(wide);
  const to = runtime.tfjs.typedArrayFromHeap(out);
  for (let i = 0; i < from.length; i++) to[Math.floor(i / times)] += from[i];
  return out;
}
