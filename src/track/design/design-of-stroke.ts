import type { SplinePoint } from './closed-spline.ts';
import { fitPoints } from './fit-points.ts';
import type { DesignPoint, TrackDesign } from './track-design.ts';
import { roundDesign } from './track-of-design.ts';

/** The end of a stroke, as a share of its points, in which it may have come back to where it began. */
const CLOSING = 0.3;

/**
 * A design of a line that was drawn by hand in one stroke: few points, whose spline stays within the tolerance of the
 * stroke. What is drawn beyond the place where the stroke comes back nearest to its start is left out, and the rest closed.
 * @param tolerance metres @param likeThis the road to lay along it
 * @returns null where a stroke is no loop: fewer than three places that are a tolerance apart
 */
export function designOfStroke(
  stroke: readonly SplinePoint[],
  tolerance: number,
  likeThis: Omit<DesignPoint, 'x' | 'y'>,
): TrackDesign | null {
  const closed = closedPart(withoutRepeats(stroke, tolerance / 4));
  const line = closed.map(({ x, y }): DesignPoint => ({ ...likeThis, x, y }));
  const corners = withoutRepeats(closed, tolerance);
  if (corners.length < 3) return null;
  const { points } = fitPoints(line, { line: tolerance, width: 1, elevation: 1, banking: 1 });
  return points.length < 3 ? null : roundDesign({ points });
}

function closedPart(stroke: readonly SplinePoint[]): readonly SplinePoint[] {
  const [start] = stroke;
  const from = Math.floor((1 - CLOSING) * stroke.length);
  let nearest = stroke.length - 1;
  for (let i = nearest; i >= Math.max(from, 3); i--) {
    if (distance(start, stroke[i]) < distance(start, stroke[nearest])) nearest = i;
  }
  return stroke.slice(0, nearest + 1);
}

function withoutRepeats(points: readonly SplinePoint[], least: number): SplinePoint[] {
  const kept: SplinePoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || distance(last, point) >= least) kept.push(point);
  }
  while (kept.length > 1 && distance(kept[0], kept[kept.length - 1]) < least) kept.pop();
  return kept;
}

function distance(a: SplinePoint, b: SplinePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
