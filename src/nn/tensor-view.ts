import type { Tensor } from '@tensorflow/tfjs-core';
import { wasmBackend } from './kernels/wasm-backend.ts';

/**
 * The numbers of a float32 tensor without a copy. Writing to them changes the tensor, and every tensor that shares its
 * data, in place. The view is invalid as soon as tfjs allocates: use it at once and drop it.
 */
export function tensorView(tensor: Tensor): Float32Array {
  return wasmBackend().typedArrayFromHeap(tensor) as Float32Array;
}
