import type { Rng } from '../../math/rng.ts';

/** The stretch of the lap that objects are placed on, as arc length [m], and the least room between two of them. */
export interface PlaceRange {
  readonly first: number;
  readonly last: number;
  readonly gap: number;
}

/** `n` places with equal room between them; a single one is at the beginning. */
export function evenPlaces({ first, last }: PlaceRange, n: number): number[] {
  return Array.from({ length: n }, (_, k) => (n === 1 ? first : first + (k * (last - first)) / (n - 1)));
}

/**
 * `n` places in ascending order, every choice that keeps the gaps as likely as every other: uniform draws from the
 * range without the gaps, which are then put between them. Where `n` gaps do not fit, they shrink to even places.
 */
export function randomPlaces({ first, last, gap }: PlaceRange, n: number, rng: Rng): number[] {
  const room = Math.max(0, last - first - gap * (n - 1));
  const kept = n === 1 ? 0 : Math.min(gap, (last - first) / (n - 1));
  const draws = Array.from({ length: n }, () => room * rng.uniform()).sort((a, b) => a - b);
  return draws.map((draw, k) => first + draw + k * kept);
}
