import { add, grad, mul, reshape, sqrt, square, sub, sum, tidy } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';

/** Keeps the root's own slope finite where a gradient vanishes. */
const EPSILON = 1e-12;

/**
 * Mean of (‖∂score/∂roll‖ − 1)² over rolls: what keeps a critic's slope near 1 where it matters, so that its scores are a
 * distance (Gulrajani et al. 2017, arXiv:1704.00028, equation 3).
 * @param score rolls [rolls × cells] → [rolls × 1]; piecewise linear, or its second gradient is wrong
 * @param mixed points between real and generated rolls, see `mixRolls`
 */
export function gradientPenalty(score: (rolls: Tensor2D) => Tensor, mixed: Tensor2D): Scalar {
  return tidy(() => {
    const slopes = grad((rolls: Tensor) => sum(score(rolls as Tensor2D)))(mixed);
    const norms = sqrt(add(sum(square(slopes), 1), EPSILON));
    return mul(sum(square(sub(norms, 1))), 1 / mixed.shape[0]);
  });
}

/** A point somewhere on the line between each pair of rolls; `shares` [rolls × 1] of the first. */
export function mixRolls(real: Tensor2D, generated: Tensor2D, shares: Tensor2D): Tensor2D {
  return tidy(() => reshape(add(generated, mul(shares, sub(real, generated))), real.shape));
}
