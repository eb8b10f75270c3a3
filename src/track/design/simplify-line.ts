import { segmentDistance } from '../segment-distance.ts';
import type { SplinePoint } from './closed-spline.ts';

/**
 * The points of a closed line that it needs to keep its shape: with the others left out and straight lines between, no
 * point lies farther from the line than the tolerance. Begins with the first point and the one farthest from it, and adds
 * the farthest of each stretch for as long as that is too far.
 *
 * Ramer 1972, "An iterative procedure for the polygonal approximation of plane curves"; Douglas & Peucker 1973.
 * @param tolerance metres
 * @returns indices in ascending order, the first one 0
 */
export function simplifyClosedLine(points: readonly SplinePoint[], tolerance: number): number[] {
  const n = points.length;
  const from = (i: number): number => Math.hypot(points[i].x - points[0].x, points[i].y - points[0].y);
  let opposite = 0;
  for (let i = 1; i < n; i++) if (from(i) > from(opposite)) opposite = i;
  const kept = new Set([0, opposite]);
  const stretches: [start: number, end: number][] = [
    [0, opposite],
    [opposite, n],
  ];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [start, end] = stretch;
    const a = pair(points[start]);
    const b = pair(points[end % n]);
    let worst = -1;
    let worstDistance = tolerance;
    for (let i = start + 1; i < end; i++) {
      const point = pair(points[i]);
      const distance = segmentDistance(a, b, point, point);
      if (distance > worstDistance) [worst, worstDistance] = [i, distance];
    }
    if (worst < 0) continue;
    kept.add(worst);
    stretches.push([start, worst], [worst, end]);
  }
  return [...kept].sort((a, b) => a - b);
}

function pair({ x, y }: SplinePoint): readonly [number, number] {
  return [x, y];
}
