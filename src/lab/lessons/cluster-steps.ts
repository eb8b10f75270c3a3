import { mean } from '../../math/statistics.ts';
import type { Rng } from '../../math/rng.ts';
import type { Dot } from './line-fit.ts';

/** Moments of a drive, speed across and steering up, both from 0 to 1: three manners, which the points do not name. */
const MANNERS = [
  { x: 0.8, y: 0.5, spread: 0.07 },
  { x: 0.35, y: 0.78, spread: 0.07 },
  { x: 0.3, y: 0.2, spread: 0.07 },
] as const;

/** Moments of a drive by the dice. */
export function drivenMoments(rng: Rng, ofEach = 12): Dot[] {
  return MANNERS.flatMap(({ x, y, spread }) =>
    Array.from({ length: ofEach }, () => ({ x: x + spread * rng.normal(), y: y + spread * rng.normal() })),
  );
}

/** Some of the points as first centres, all different. */
export function firstCentres(points: readonly Dot[], count: number, rng: Rng): Dot[] {
  const order = Int32Array.from(points, (_, i) => i);
  rng.shuffle(order);
  return [...order.subarray(0, count)].map((i) => points[i]);
}

/** Of each point the nearest centre. */
export function nearestCentres(points: readonly Dot[], centres: readonly Dot[]): number[] {
  return points.map((point) => {
    const away = centres.map((centre) => squaredDistance(point, centre));
    return away.indexOf(Math.min(...away));
  });
}

/** Each centre to the mean of its points; one without points stays. */
export function movedCentres(
  points: readonly Dot[],
  nearest: readonly number[],
  centres: readonly Dot[],
): Dot[] {
  return centres.map((centre, k) => {
    const own = points.filter((_, i) => nearest[i] === k);
    return { x: mean(own.map(({ x }) => x)) ?? centre.x, y: mean(own.map(({ y }) => y)) ?? centre.y };
  });
}

/** Sum of the squared distances between the points and the centres that they belong to: what both half steps make smaller. */
export function spreadAround(
  points: readonly Dot[],
  nearest: readonly number[],
  centres: readonly Dot[],
): number {
  return points.reduce((sum, point, i) => sum + squaredDistance(point, centres[nearest[i]]), 0);
}

function squaredDistance(a: Dot, b: Dot): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}
