import {
  BatchMatMul,
  Tanh,
  _FusedMatMul,
  getKernel,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core';
import { registerDenseGradient } from './dense.ts';
import { wasmBackend } from './wasm-backend.ts';
import { activationGradientKernel } from './activation-kernel.ts';
import { adamKernel } from './adam-kernel.ts';
import { columnSumsKernel, denseKernel } from './dense-kernel.ts';
import { fusedMatMulKernel, matMulKernel } from './mat-mul-kernel.ts';
import { KernelRuntime } from './runtime.ts';
import { tanhKernel } from './tanh-kernel.ts';

/**
 * Adds this folder's kernels to tfjs's running wasm backend, through tfjs's own registry: faster versions of three stock
 * kernels, which keep the cases that are not covered, those of the dense layer and the optimiser.
 */
export function registerKernels(): void {
  const runtime = new KernelRuntime(wasmBackend());
  replaceKernel(BatchMatMul, (stock) => matMulKernel(runtime, stock));
  replaceKernel(_FusedMatMul, (stock) => fusedMatMulKernel(runtime, stock));
  replaceKernel(Tanh, (stock) => tanhKernel(runtime, stock));
  registerKernel(denseKernel(runtime));
  registerKernel(activationGradientKernel(runtime));
  registerKernel(columnSumsKernel(runtime));
  registerKernel(adamKernel(runtime));
  registerDenseGradient();
}

function replaceKernel(name: string, replacement: (stock: KernelFunc) => KernelConfig): void {
  const stock = getKernel(name, 'wasm').kernelFunc;
  unregisterKernel(name, 'wasm');
  registerKernel(replacement(stock));
}
