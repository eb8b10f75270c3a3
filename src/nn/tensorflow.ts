import { env, getBackend, getKernel, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { ADAM } from './kernels/adam-kernel.ts';
import { gemmModuleBytes } from './kernels/gemm.ts';
import { registerKernels } from './kernels/register-kernels.ts';
import { noWasmSimd, TensorflowError } from './kernels/tensorflow-error.ts';
import { canRunWasm } from './kernels/web-assembly.ts';

/** Where tfjs's wasm binaries are: addresses in a browser, file paths under Node. */
export interface TensorflowOptions {
  readonly wasmPaths: {
    readonly 'tfjs-backend-wasm.wasm': string;
    readonly 'tfjs-backend-wasm-simd.wasm': string;
    readonly 'tfjs-backend-wasm-threaded-simd.wasm': string;
  };
}

/**
 * Starts tfjs on its wasm backend and adds this folder's kernels to it. Must have finished before any network is made;
 * calling it again does nothing. tfjs is one engine per realm: a worker needs its own call.
 * @throws TensorflowError code `no-wasm-simd` on an engine without WebAssembly SIMD, `load-failed` when the binary is missing
 */
export async function initTensorflow(options: TensorflowOptions): Promise<void> {
  if (getBackend() === 'wasm') return;
  if (!canRunWasm(gemmModuleBytes())) {
    throw noWasmSimd();
  }
  // Threads need special headers, hang in a minified build and gain nothing for networks of this size.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  let started = false;
  let cause: unknown;
  try {
    setWasmPaths({ ...options.wasmPaths });
    started = await setBackend('wasm');
  } catch (error) {
    cause = error;
  }
  if (!started) {
    const path = options.wasmPaths['tfjs-backend-wasm-simd.wasm'];
    throw new TensorflowError('load-failed', `The neural-network runtime could not be loaded from ${path}`, {
      cause,
    });
  }
  if (getKernel(ADAM, 'wasm') === undefined) registerKernels();
}
