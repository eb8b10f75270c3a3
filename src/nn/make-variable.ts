import { tensor, variable } from '@tensorflow/tfjs-core';
import type { Variable } from '@tensorflow/tfjs-core';

/** Weights of their own, with these numbers to begin with. */
export function makeVariable(values: Float32Array, shape: number[]): Variable {
  const initial = tensor(values, shape);
  const created = variable(initial);
  initial.dispose();
  return created;
}
