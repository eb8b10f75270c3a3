import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelRuntime } from './runtime.ts';

/** Name under which it is registered with tfjs. */
export const COLUMN_SUMS = 'GradPrixColumnSums';

/** The sums down the columns of a matrix: a bias's gradient. */
export function columnSumsKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs }) => {
    const { x } = inputs as { x: TensorInfo };
    const [rows, columns] = x.shape as [number, number];
    const sums = runtime.tfjs.makeOutput([columns], 'float32');
    runtime.elementwise.columnSums(rows, columns, runtime.pointer(x), runtime.pointer(sums));
    return sums;
  };
  return { kernelName: COLUMN_SUMS, backendName: 'wasm', kernelFunc };
}
