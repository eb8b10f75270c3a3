import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { activate, type Activation } from './activation-kernel.ts';
import { rowMajor, type KernelRuntime } from './runtime.ts';

/** Names under which the dense layer's kernels are registered with tfjs. */
export const DENSE = 'GradPrixDense';
export const COLUMN_SUMS = 'GradPrixColumnSums';

/** y [rows × outputs] = activation(x [rows × inputs] · kernel [inputs × outputs] + bias [outputs]) in one kernel. */
export function denseKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { x, kernel, bias } = inputs as { x: TensorInfo; kernel: TensorInfo; bias: TensorInfo };
    const [rows, k] = x.shape as [number, number];
    const n = kernel.shape[1];
    const y = runtime.tfjs.makeOutput([rows, n], 'float32');
    const out = runtime.pointer(y);
    const kernelMatrix = rowMajor(runtime.pointer(kernel), n);
    runtime.multiply(rows, n, k, rowMajor(runtime.pointer(x), k), kernelMatrix, runtime.pointer(bias), out);
    activate(runtime.elementwise, attrs!['activation'] as Activation, rows * n, out);
    return y;
  };
  return { kernelName: DENSE, backendName: 'wasm', kernelFunc };
}

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
