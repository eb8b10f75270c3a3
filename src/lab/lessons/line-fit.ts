import { mean } from '../../math/statistics.ts';
import type { Rng } from '../../math/rng.ts';

/** An example: something that was seen, and the answer that goes with it. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** How an expert steers [°] where the road bends so much (−1 sharply right … 1 sharply left): a straight line, and an unsteady hand. */
export function steeringExamples(rng: Rng, count = 14): Dot[] {
  return Array.from({ length: count }, (_, i) => {
    const x = -1 + (2 * i) / (count - 1);
    return { x, y: 20 * x + 3 * rng.normal() };
  });
}

/** Mean of the squared distances between answers and line. */
export function squaredError({ slope, intercept }: Line, dots: readonly Dot[]): number {
  return mean(dots.map(({ x, y }) => (slope * x + intercept - y) ** 2)) ?? 0;
}

/** How the error grows with the slope and with the intercept. */
export function errorGradient({ slope, intercept }: Line, dots: readonly Dot[]): Line {
  const misses = dots.map(({ x, y }) => ({ x, miss: slope * x + intercept - y }));
  return {
    slope: 2 * (mean(misses.map(({ x, miss }) => miss * x)) ?? 0),
    intercept: 2 * (mean(misses.map(({ miss }) => miss)) ?? 0),
  };
}

/** One step of gradient descent. @param rate how far it goes */
export function stepLine(line: Line, dots: readonly Dot[], rate: number): Line {
  const gradient = errorGradient(line, dots);
  return {
    slope: line.slope - rate * gradient.slope,
    intercept: line.intercept - rate * gradient.intercept,
  };
}

/** The line that no other beats: where the gradient is 0. @param dots at two or more places */
export function bestLine(dots: readonly Dot[]): Line {
  const [meanX, meanY] = [mean(dots.map(({ x }) => x)) ?? 0, mean(dots.map(({ y }) => y)) ?? 0];
  const covariance = dots.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const slope = covariance / dots.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return { slope, intercept: meanY - slope * meanX };
}
