import { Conv2D, Conv2DBackpropFilter, Conv2DBackpropInput } from '@tensorflow/tfjs-core';
import type {
  Conv2DBackpropFilterAttrs,
  Conv2DBackpropInputAttrs,
  KernelConfig,
  KernelFunc,
  TensorInfo,
} from '@tensorflow/tfjs-core';
import { activate, type Activation } from './activation-kernel.ts';
import { planConvolution, type ConvAttrs, type ConvPlan } from './conv-plan.ts';
import { imageSize, outPixels, patchSize } from './convolution.ts';
import { rowMajor, transposed, type KernelRuntime } from './runtime.ts';

/** Name under which the convolution with bias and activation is registered with tfjs. */
export const CONVOLUTION = 'GradPrixConvolution';

/** tfjs's `Conv2D`, y = patches · filter. */
export function conv2DKernel(runtime: KernelRuntime, stock: KernelFunc): KernelConfig {
  const kernelFunc: KernelFunc = (call) => {
    const { x, filter } = call.inputs as { x: TensorInfo; filter: TensorInfo };
    const plan = planConvolution(x.shape, filter.shape, call.attrs as unknown as ConvAttrs);
    return plan === null || plan.empty ? stock(call) : convolve(runtime, plan, x, filter);
  };
  return { kernelName: Conv2D, backendName: 'wasm', kernelFunc };
}

/** y = activation(patches · filter + bias), with the attributes of `Conv2D` and `activation`. */
export function convolutionKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { x, filter, bias } = inputs as { x: TensorInfo; filter: TensorInfo; bias: TensorInfo };
    const { activation } = attrs as unknown as { activation: Activation };
    const plan = planConvolution(x.shape, filter.shape, attrs as unknown as ConvAttrs)!;
    return convolve(runtime, plan, x, filter, runtime.pointer(bias), activation);
  };
  return { kernelName: CONVOLUTION, backendName: 'wasm', kernelFunc };
}

function convolve(
  runtime: KernelRuntime,
  plan: ConvPlan,
  x: TensorInfo,
  filter: TensorInfo,
  bias = 0,
  activation: Activation = 'linear',
): TensorInfo {
  const { geometry, filters } = plan;
  const k = patchSize(geometry);
  const out = runtime.tfjs.makeOutput(plan.outShape, 'float32');
  const filterMatrix = rowMajor(runtime.pointer(filter), filters);
  runtime.forEachChunk(geometry, plan.images, (first, images, patches) => {
    const rows = images * outPixels(geometry);
    const y = runtime.pointer(out) + 4 * first * outPixels(geometry) * filters;
    runtime.gather(geometry, images, runtime.pointer(x) + 4 * first * imageSize(geometry), patches);
    runtime.multiply(rows, filters, k, rowMajor(patches, k), filterMatrix, bias, y);
    activate(runtime.elementwise, activation, rows * filters, y);
  });
  return out;
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
    )!;
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
    )!;
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
