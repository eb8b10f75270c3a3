import { customGrad, scalar, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorView } from '../../nn/tensor-view.ts';

/** Writes the softmax of a row of `outputs` to `out`. @returns log Σ exp(outputs), without overflow */
export function softmax(
  outputs: Float32Array,
  row: number,
  size: number,
  out: Float32Array | Float64Array,
  outRow = row,
): number {
  const first = row * size;
  let most = -Infinity;
  for (let k = 0; k < size; k++) most = Math.max(most, outputs[first + k]);
  let sum = 0;
  for (let k = 0; k < size; k++) sum += Math.exp(outputs[first + k] - most);
  for (let k = 0; k < size; k++) out[outRow * size + k] = Math.exp(outputs[first + k] - most) / sum;
  return most + Math.log(sum);
}

/**
 * The mean over the rows of −log softmax(outputs)[label], as one differentiable op: its gradient is softmax − one-hot.
 * @param outputs [rows × classes]
 * @param labels [rows]
 */
export function crossEntropy(outputs: Tensor2D, labels: Uint8Array): Scalar {
  const op = customGrad((...args: (Tensor | ((tensors: Tensor[]) => void))[]) => {
    const given = args[0] as Tensor2D;
    const [rows, size] = given.shape;
    const values = tensorView(given);
    const slopes = new Float32Array(rows * size);
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      loss += softmax(values, row, size, slopes) - values[row * size + labels[row]];
      slopes[row * size + labels[row]] -= 1;
    }
    const gradFunc = (dy: Tensor): Tensor => {
      const scale = tensorView(dy)[0] / rows;
      return tensor2d(
        slopes.map((slope) => slope * scale),
        [rows, size],
      );
    };
    return { value: scalar(loss / rows), gradFunc };
  });
  return op(outputs);
}
