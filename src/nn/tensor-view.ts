import type { Tensor } from '@tensorflow/tfjs-core';
import { forgetPacked, wasmBackend } from './kernels/wasm-backend.ts';

/**
 * The numbers of a float32 tensor without a copy, to be read. Those who write to it change the tensor, and every tensor that
 * shares its data, in place; weights take `overwrite`. The view is invalid as soon as tfjs allocates: use it at once and drop it.
 */
export function tensorView(tensor: Tensor): Float32Array {
  return wasmBackend().typedArrayFromHeap(tensor) as Float32Array;
}

/** Changes the numbers of a float32 tensor in place. @throws RangeError if there are more than it has */
export function overwrite(tensor: Tensor, numbers: Float32Array): void {
  tensorView(tensor).set(numbers);
  forgetPacked(wasmBackend(), tensor);
}
