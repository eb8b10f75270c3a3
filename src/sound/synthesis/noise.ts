import type { Rng } from '../../math/rng.ts';

/** White noise, −1 … 1. */
export function noise(frames: number, rng: Rng): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: frames }, () => 2 * rng.uniform() - 1);
}
