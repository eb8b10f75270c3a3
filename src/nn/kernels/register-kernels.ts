import {
  BatchMatMul,
  Conv2DBackpropInput,
  Tanh,
  _FusedMatMul,
  getKernel,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core';
import { reluGradientKernel } from './activation-kernel.ts';
import { adamKernel } from './adam-kernel.ts';
import { columnSumsKernel } from './column-sums-kernel.ts';
import { conv2DBackpropFilterKernel, conv2DBackpropInputKernel, convolutionKernel } from './conv-kernels.ts';
import { registerConvolutionGradients } from './convolution-gradients.ts';
import { registerConvolveGradient } from './convolve.ts';
import { depthwiseBackpropFilterKernel, depthwiseBackpropInputKernel } from './depthwise-kernels.ts';
import { fusedMatMulKernel, matMulKernel } from './mat-mul-kernel.ts';
import { perceptronGradientKernel, perceptronKernel } from './perceptron-kernel.ts';
import { KernelRuntime } from './runtime.ts';
import { tanhKernel } from './tanh-kernel.ts';
import { wasmBackend } from './wasm-backend.ts';

/**
 * Adds this folder's kernels to tfjs's running wasm backend, through tfjs's own registry: faster versions of stock kernels,
 * which keep the cases that are not covered; the kernels that the gradients of convolutions need and the backend lacks; those
 * of the layers and the optimiser. Call it once, after the backend is up.
 * @throws TensorflowError when tfjs runs on another backend, or is a version that does not give out its memory
 */
export function registerKernels(): void {
  const runtime = new KernelRuntime(wasmBackend());
  replaceKernel(BatchMatMul, (stock) => matMulKernel(runtime, stock));
  replaceKernel(_FusedMatMul, (stock) => fusedMatMulKernel(runtime, stock));
  replaceKernel(Tanh, (stock) => tanhKernel(runtime, stock));
  replaceKernel(Conv2DBackpropInput, () => conv2DBackpropInputKernel(runtime));
  registerKernel(conv2DBackpropFilterKernel(runtime));
  registerKernel(depthwiseBackpropInputKernel(runtime));
  registerKernel(depthwiseBackpropFilterKernel(runtime));
  registerKernel(convolutionKernel());
  registerKernel(perceptronKernel(runtime));
  registerKernel(perceptronGradientKernel(runtime));
  registerKernel(reluGradientKernel(runtime));
  registerKernel(columnSumsKernel(runtime));
  registerKernel(adamKernel(runtime));
  registerConvolveGradient();
  registerConvolutionGradients();
}

/** The name under which a replaced stock kernel stays in the registry, for comparison. */
export function stockKernelName(name: string): string {
  return `Stock${name}`;
}

function replaceKernel(kernelName: string, replacement: (stock: KernelFunc) => KernelConfig): void {
  const stock = getKernel(kernelName, 'wasm');
  unregisterKernel(kernelName, 'wasm');
  registerKernel({
    kernelName: stockKernelName(kernelName),
    backendName: 'wasm',
    kernelFunc: stock.kernelFunc,
  });
  registerKernel(replacement(stock.kernelFunc));
}
