import { Conv2DBackpropFilter, Conv2DBackpropInput, FusedConv2D, getKernel } from '@tensorflow/tfjs-core';
import type {
  Conv2DBackpropFilterAttrs,
  Conv2DBackpropInputAttrs,
  KernelConfig,
  KernelFunc,
  TensorInfo,
} from '@tensorflow/tfjs-core';
import { planConvolution, type ConvAttrs } from './conv-plan.ts';
import { imageSize, outPixels, patchSize } from './convolution.ts';
import { rowMajor, transposed, type KernelRuntime } from './runtime.ts';

/** Name under which the convolution with bias and activation is registered with tfjs. */
export const CONVOLUTION = 'GradPrixConvolution';

/**
 * y = activation(conv2d(x, filter) + bias), with the attributes of tfjs's `FusedConv2D`, by that kernel: XNNPACK's convolution
 * is as fast as ours would be. Under a name of its own it can have a gradient that computes no more than is asked for.
 */
export function convolutionKernel(): KernelConfig {
  const { kernelFunc } = getKernel(FusedConv2D, 'wasm');
  return { kernelName: CONVOLUTION, backendName: 'wasm', kernelFunc };
}

/** tfjs's `Conv2DBackpropInput`: the patches' gradient dy · filterᵀ, added up pixel by pixel. */
export function conv2DBackpropInputKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { dy, filter } = inputs as { dy: TensorInfo; filter: TensorInfo };
    const { inputShape } = attrs as unknown as Conv2DBackpropInputAttrs;
    const { geometry, filters, images, empty } = planConvolution(
      inputShape,
      filter.shape,
      attrs as unknown as ConvAttrs,
    );
    const k = patchSize(geometry);
    const dx = runtime.makeZeros(inputShape);
    if (empty) return dx;
    const filterTransposed = transposed(rowMajor(runtime.pointer(filter), filters));
    runtime.forEachChunk(geometry, images, (first, count, patches) => {
      const rows = count * outPixels(geometry);
      const dyChunk = rowMajor(runtime.pointer(dy) + 4 * first * outPixels(geometry) * filters, filters);
      runtime.multiply(rows, k, filters, dyChunk, filterTransposed, 0, patches);
      runtime.scatter(geometry, count, patches, runtime.pointer(dx) + 4 * first * imageSize(geometry));
    });
    return dx;
  };
  return { kernelName: Conv2DBackpropInput, backendName: 'wasm', kernelFunc };
}

/** tfjs's `Conv2DBackpropFilter`, which its wasm backend lacks: patchesᵀ · dy. */
export function conv2DBackpropFilterKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { x, dy } = inputs as { x: TensorInfo; dy: TensorInfo };
    const { filterShape } = attrs as unknown as Conv2DBackpropFilterAttrs;
    const { geometry, filters, images, empty } = planConvolution(
      x.shape,
      filterShape,
      attrs as unknown as ConvAttrs,
    );
    const k = patchSize(geometry);
    const gradient = runtime.makeZeros(filterShape);
    if (empty) return gradient;
    runtime.forEachChunk(geometry, images, (first, count, patches) => {
      const rows = count * outPixels(geometry);
      const dyChunk = rowMajor(runtime.pointer(dy) + 4 * first * outPixels(geometry) * filters, filters);
      runtime.gather(geometry, count, runtime.pointer(x) + 4 * first * imageSize(geometry), patches);
      runtime.addProduct(
        k,
        filters,
        rows,
        transposed(rowMajor(patches, k)),
        dyChunk,
        runtime.pointer(gradient),
      );
    });
    return gradient;
  };
  return { kernelName: Conv2DBackpropFilter, backendName: 'wasm', kernelFunc };
}
