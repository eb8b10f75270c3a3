import { engine, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { ElementwiseExports } from './elementwise.ts';
import type { KernelRuntime } from './runtime.ts';

/** What a layer does to its sums. */
export type Activation = 'tanh' | 'relu' | 'linear';

/** Name under which the way back through an activation is registered with tfjs. */
export const ACTIVATION_GRADIENT = 'GradPrixActivationGradient';

/** Applies an activation to `count` numbers in place. */
export function activate(
  elementwise: ElementwiseExports,
  activation: Activation,
  count: number,
  at: number,
): void {
  if (activation !== 'linear') elementwise[activation](count, at, at);
}

/** dz from dy and y = activation(z): dy · (1 − y²) for tanh, dy where y > 0 for relu. */
export function activationGradientKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { dy, y } = inputs as { dy: TensorInfo; y: TensorInfo };
    const gradient = attrs!['activation'] === 'tanh' ? 'tanhGradient' : 'reluGradient';
    const dz = runtime.tfjs.makeOutput(y.shape, 'float32');
    runtime.elementwise[gradient](
      util.sizeFromShape(y.shape),
      runtime.pointer(dy),
      runtime.pointer(y),
      runtime.pointer(dz),
    );
    return dz;
  };
  return { kernelName: ACTIVATION_GRADIENT, backendName: 'wasm', kernelFunc };
}

/** The gradient of an activation's input z from that of its output y, as a tfjs op. */
export function backThroughActivation<T extends Tensor>(activation: Activation, dy: T, y: T): T {
  return activation === 'linear' ? dy : engine().runKernel<T>(ACTIVATION_GRADIENT, { dy, y }, { activation });
}
