import { mean } from '../../math/statistics.ts';
import type { Rng } from '../../math/rng.ts';
import type { Dot } from './line-fit.ts';

/** A polynomial through points, by the orthogonal polynomials that go with these points (Forsythe 1957). */
export interface Fit {
  /** Of the recurrence p₊ = (x − shift) p − scale p₋, degree by degree. */
  readonly shifts: readonly number[];
  readonly scales: readonly number[];
  readonly weights: readonly number[];
}

/** The curve behind the points. */
export function trueCurve(x: number): number {
  return Math.sin(Math.PI * x);
}

/** Points of the curve that were measured badly, evenly spaced from −1 to 1. @param offset shifts them by this share of a gap */
export function noisyDots(rng: Rng, count: number, offset = 0): Dot[] {
  return Array.from({ length: count }, (_, i) => {
    const x = -1 + (2 * (i + offset)) / (count - 1 + offset);
    return { x, y: trueCurve(x) + 0.25 * rng.normal() };
  });
}

/** The polynomial of a degree with the least squares. @param degree below the number of points, whose x all differ */
export function fitPolynomial(dots: readonly Dot[], degree: number): Fit {
  const xs = dots.map(({ x }) => x);
  const shifts: number[] = [];
  const scales: number[] = [];
  const weights: number[] = [];
  let before = xs.map(() => 0);
  let now = xs.map(() => 1);
  let lengthBefore = 1;
  for (let k = 0; k <= degree; k++) {
    const length = dot(now, now);
    weights.push(
      dot(
        now,
        dots.map(({ y }) => y),
      ) / length,
    );
    const shift =
      dot(
        now,
        now.map((value, i) => value * xs[i]),
      ) / length;
    const scale = k === 0 ? 0 : length / lengthBefore;
    shifts.push(shift);
    scales.push(scale);
    const next = now.map((value, i) => (xs[i] - shift) * value - scale * before[i]);
    [before, now, lengthBefore] = [now, next, length];
  }
  return { shifts, scales, weights };
}

export function valueAt({ shifts, scales, weights }: Fit, x: number): number {
  let [before, now, sum] = [0, 1, 0];
  for (const [k, weight] of weights.entries()) {
    sum += weight * now;
    [before, now] = [now, (x - shifts[k]) * now - scales[k] * before];
  }
  return sum;
}

/** Square root of the mean squared distance between points and curve. */
export function typicalError(fit: Fit, dots: readonly Dot[]): number {
  return Math.sqrt(mean(dots.map(({ x, y }) => (valueAt(fit, x) - y) ** 2)) ?? 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
