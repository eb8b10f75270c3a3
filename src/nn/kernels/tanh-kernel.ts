import { Tanh, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelRuntime } from './runtime.ts';

/** tfjs's `Tanh` in SIMD: the stock kernel calls the C library for every element and takes some thirty times as long. */
export function tanhKernel(runtime: KernelRuntime, stock: KernelFunc): KernelConfig {
  const kernelFunc: KernelFunc = (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const count = util.sizeFromShape(x.shape);
    if (x.dtype !== 'float32' || count === 0) return stock(call);
    const out = runtime.tfjs.makeOutput(x.shape, 'float32');
    runtime.elementwise.tanh(count, runtime.pointer(x), runtime.pointer(out));
    return out;
  };
  return { kernelName: Tanh, backendName: 'wasm', kernelFunc };
}
