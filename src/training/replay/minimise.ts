import type { Rng } from '../../math/rng.ts';

/** Success rate that the step size is steered to, and above which the last step says nothing about the shape. */
const TARGET_SUCCESS = 2 / 11;
const TOO_EASY = 0.44;
const SUCCESS_MEMORY = 11 / 12;

/**
 * Looks for the place at which a function is smallest: the (1+1)-CMA-ES with Cholesky factors of Igel, Suttorp and
 * Hansen 2006 (GECCO, "A computational efficient covariance matrix update and a (1+1)-CMA for evolution strategies").
 * @param start each coordinate in units of its own spread
 * @returns the best place of `evaluations`
 */
export function minimise(
  cost: (x: readonly number[]) => number,
  start: readonly number[],
  evaluations: number,
  rng: Rng,
): readonly number[] {
  const n = start.length;
  const damping = 1 + n / 2;
  const factor = start.map((_, i) => start.map((_, j): number => (i === j ? 1 : 0)));
  let best: readonly number[] = start;
  let least = cost(start);
  let stepSize = 1;
  let success = TARGET_SUCCESS;
  for (let k = 1; k < evaluations; k++) {
    const z = start.map(() => rng.normal());
    const step = factor.map((row) => row.reduce((sum, value, j) => sum + value * z[j], 0));
    const place = best.map((value, i) => value + stepSize * step[i]);
    const found = cost(place);
    const isBetter = found <= least;
    success = SUCCESS_MEMORY * success + (isBetter ? 1 - SUCCESS_MEMORY : 0);
    if (isBetter) {
      best = place;
      least = found;
      if (success < TOO_EASY) stretch(factor, step, z);
    }
    stepSize *= Math.exp((success - TARGET_SUCCESS) / (1 - TARGET_SUCCESS) / damping);
  }
  return best;
}

/** Makes steps like the last more likely: rank-one update of the factor of the covariance. */
function stretch(factor: number[][], step: readonly number[], z: readonly number[]): void {
  const rate = 2 / (z.length ** 2 + 6);
  const square = z.reduce((sum, value) => sum + value * value, 0);
  const keep = Math.sqrt(1 - rate);
  const add = (keep / square) * (Math.sqrt(1 + (rate / (1 - rate)) * square) - 1);
  factor.forEach((row, i) => row.forEach((value, j) => (row[j] = keep * value + add * step[i] * z[j])));
}
