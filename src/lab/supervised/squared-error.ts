import { customGrad, scalar, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { tensorView } from '../../nn/tensor-view.ts';

/**
 * Mean squared error as one differentiable op: 1/(n·m) · Σ (outputs − targets)².
 * @param outputs [n × m] @param targets [n × m], constant
 */
export function squaredError(outputs: Tensor2D, targets: Float32Array): Scalar {
  const op = customGrad((...args: (Tensor | ((tensors: Tensor[]) => void))[]) => {
    const [given] = args as [Tensor2D];
    const values = tensorView(given);
    const errors = Float32Array.from(targets, (target, i) => values[i] - target);
    const n = targets.length;
    const gradFunc = (dy: Tensor): Tensor => {
      const scale = (2 * tensorView(dy)[0]) / n;
      return tensor2d(
        errors.map((error) => scale * error),
        outputs.shape,
      );
    };
    return { value: scalar(errors.reduce((sum, error) => sum + error * error, 0) / n), gradFunc };
  });
  return op(outputs);
}
