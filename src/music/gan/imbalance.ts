import { mul, softmax, sum, tensor1d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';

/**
 * How unevenly choices are made: 1 where all are as frequent and as likely, up to their number where it is always the same one. Without
 * it a few win ever more, and the others never learn (the auxiliary loss of Fedus et al. 2021, arXiv:2101.03961, § 2.2).
 * @param choice logits [rows × choices]
 * @param chosen 1 for what was chosen, 0 for the others [rows × choices]
 */
export function imbalance(choice: Tensor2D, chosen: Tensor2D): Scalar {
  const [rows, choices] = choice.shape;
  // How often each was chosen is a fact; only how likely it was has a slope.
  const often = tensor1d(sum(chosen, 0).dataSync());
  return mul(sum(mul(often, sum(softmax(choice, -1), 0))), choices / rows ** 2);
}
