import type { Rng } from '../../math/rng.ts';

/** One of them, each as likely. */
export function draw<T>(rng: Rng, items: readonly T[]): T {
  return items[rng.integer(items.length)];
}

/** An index, each as likely as its weight says. @param weights not all of them 0 */
export function drawIndex(rng: Rng, weights: readonly number[]): number {
  let rest = rng.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return i;
  }
  // Rounding may leave a rest behind the last.
  return weights.findLastIndex((weight) => weight > 0);
}

/** A name of a table of weights. */
export function drawName<Name extends string>(
  rng: Rng,
  weights: Readonly<Partial<Record<Name, number>>>,
): Name {
  const names = Object.keys(weights) as Name[];
  return names[drawIndex(rng, Object.values(weights))];
}

/** Whether something of this probability happens. */
export function happens(rng: Rng, probability: number): boolean {
  return rng.uniform() < probability;
}
