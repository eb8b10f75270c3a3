/** Of a random number. */
export interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** Standard deviations to either side, and nodes per standard deviation, of the sum below. */
const REACH = 7;
const NODES = 40;

/**
 * Mean and standard deviation of bound(u) for u ~ N(mean, deviation): what becomes of a Gaussian action that is clipped, or
 * squashed by tanh. By the trapezoidal rule over ±7 σ, which is exact to rounding for smooth bounds (Trefethen and Weideman 2014,
 * "The exponentially convergent trapezoidal rule", SIAM Review 56) and to 1e-4 σ at the kinks of clipping.
 */
export function boundedMoments(mean: number, deviation: number, bound: (u: number) => number): Moments {
  let total = 0;
  let first = 0;
  let second = 0;
  // Around the bounded mean, so that the variance of a narrow distribution does not cancel.
  const middle = bound(mean);
  for (let k = -REACH * NODES; k <= REACH * NODES; k++) {
    const epsilon = k / NODES;
    const weight = Math.exp(-0.5 * epsilon * epsilon);
    const difference = bound(mean + deviation * epsilon) - middle;
    total += weight;
    first += weight * difference;
    second += weight * difference * difference;
  }
  const shift = first / total;
  return { mean: middle + shift, deviation: Math.sqrt(Math.max(0, second / total - shift * shift)) };
}
