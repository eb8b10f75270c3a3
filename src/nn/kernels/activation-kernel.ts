import { engine, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelRuntime } from './runtime.ts';

/** What a convolutional layer does to its sums. */
export type Activation = 'relu' | 'linear';

/** Name under which the way back through a relu is registered with tfjs. */
export const RELU_GRADIENT = 'GradPrixReluGradient';

/** dz from dy and y = relu(z): dy where y > 0. */
export function reluGradientKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs }) => {
    const { dy, y } = inputs as { dy: TensorInfo; y: TensorInfo };
    const dz = runtime.tfjs.makeOutput(y.shape, 'float32');
    const numbers = util.sizeFromShape(y.shape);
    runtime.elementwise.reluGradient(numbers, runtime.pointer(dy), runtime.pointer(y), runtime.pointer(dz));
    return dz;
  };
  return { kernelName: RELU_GRADIENT, backendName: 'wasm', kernelFunc };
}

/** The gradient of an activation's input z from that of its output y, as a tfjs op. */
export function backThroughActivation<T extends Tensor>(activation: Activation, dy: T, y: T): T {
  return activation === 'linear' ? dy : engine().runKernel<T>(RELU_GRADIENT, { dy, y });
}
