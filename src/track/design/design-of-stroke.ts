import type { SplinePoint } from './closed-spline.ts';
import { fitPoints } from './fit-points.ts';
import type { DesignPoint, TrackDesign } from './track-design.ts';
import { roundDesign } from './track-of-design.ts';

/** The end of a stroke, as a share of its points, in which it may have come back to where it began. */
const CLOSING = 0.3;
/** From its end back to its start, as a share of its length: a circle of which a fifth is missing is one that was meant. */
const MOST_OPEN = 0.25;

/** What a stroke is: a loop, or why it is none. Metres. */
export type StrokeOutcome =
  | { readonly type: 'loop'; readonly design: TrackDesign }
  /** Fewer than three places that are a tolerance apart. */
  | { readonly type: 'short' }
  /** It ends so far from where it began. */
  | { readonly type: 'open'; readonly gap: number }
  /** Across its longest way it is nowhere wider than this, which is less than the road. */
  | { readonly type: 'flat'; readonly width: number };

/**
 * A design of a line that was drawn by hand in one stroke: few points, whose spline stays within the tolerance of the
 * stroke. What is drawn beyond the place where the stroke comes back nearest to its start is left out, and the rest closed.
 * @param tolerance metres @param likeThis the road to lay along it
 */
export function designOfStroke(
  stroke: readonly SplinePoint[],
  tolerance: number,
  likeThis: Omit<DesignPoint, 'x' | 'y'>,
): StrokeOutcome {
  const closed = closedPart(withoutRepeats(stroke, tolerance / 4));
  const line = closed.map(({ x, y }): DesignPoint => ({ ...likeThis, x, y }));
  const corners = withoutRepeats(closed, tolerance);
  if (corners.length < 3) return { type: 'short' };
  const [start, end] = [closed[0], closed[closed.length - 1]];
  if (distance(start, end) > MOST_OPEN * lengthOf(closed))
    return { type: 'open', gap: distance(start, stroke[stroke.length - 1]) };
  const width = widthAcross(closed);
  if (width < likeThis.left + likeThis.right) return { type: 'flat', width };
  const { points } = fitPoints(line, { line: tolerance, width: 1, elevation: 1, banking: 1 });
  return points.length < 3 ? { type: 'short' } : { type: 'loop', design: roundDesign({ points }) };
}

/** How far places lie apart across the line from the first one to the one farthest from it. */
function widthAcross(points: readonly SplinePoint[]): number {
  const [start] = points;
  const far = points.reduce((a, b) => (distance(start, b) > distance(start, a) ? b : a));
  const across = points.map(
    ({ x, y }) =>
      ((far.x - start.x) * (y - start.y) - (far.y - start.y) * (x - start.x)) / distance(start, far),
  );
  return Math.max(...across) - Math.min(...across);
}

function lengthOf(points: readonly SplinePoint[]): number {
  return points.slice(1).reduce((sum, point, i) => sum + distance(points[i], point), 0);
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
