import { expect } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';

/** `count` normal deviates. */
export function normals(count: number, seed: number, scale = 1): Float32Array {
  const rng = new Rng(seed);
  return Float32Array.from({ length: count }, () => scale * rng.normal());
}

/** Element by element within `tolerance` of the largest magnitude (of 1 at least). */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  let magnitude = 1;
  for (let i = 0; i < expected.length; i++) magnitude = Math.max(magnitude, Math.abs(expected[i]));
  for (let i = 0; i < expected.length; i++) {
    if (!(Math.abs(actual[i] - expected[i]) <= tolerance * magnitude)) {
      expect.fail(`element ${i} is ${actual[i]}, expected ${expected[i]} ± ${tolerance * magnitude}`);
    }
  }
}
