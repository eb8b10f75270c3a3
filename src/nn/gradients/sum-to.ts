import { broadcast_util, engine, reshape, sum, util } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { COLUMN_SUMS } from '../kernels/column-sums-kernel.ts';

/** The gradient of an operand that was repeated along some axes: the sum along them. */
export function sumTo(dy: Tensor, shape: readonly number[]): Tensor {
  if (util.arraysEqual(dy.shape, [...shape])) return dy;
  const columns = util.sizeFromShape([...shape]);
  const isLastAxis = dy.shape.at(-1) === columns && shape.at(-1) === columns;
  if (isLastAxis) {
    const sums = engine().runKernel<Tensor>(COLUMN_SUMS, { x: reshape(dy, [-1, columns]) });
    return reshape(sums, [...shape]);
  }
  const axes = broadcast_util.getReductionAxes([...shape], dy.shape);
  return reshape(sum(dy, axes), [...shape]);
}
