import { MIN_SEGMENT } from '../track-checks.ts';
import { TrackFileError } from '../track-error.ts';
import { MAX_COORDINATE, MAX_POINTS, MIN_POINTS } from '../track-limits.ts';

export type Point = readonly [x: number, y: number];

/** A file's centre line made fit for a closed polyline, and what had to be left out for it. */
export interface DistinctPoints {
  readonly points: readonly Point[];
  /** Index in the file of each point. */
  readonly sources: readonly number[];
  /** For each point left out because it repeats the one before, the index of that one in `points`. */
  readonly repeatedPoints: readonly number[];
}

/**
 * Leaves out the closing point, if there is one, and points that repeat the one before.
 * @param line metres
 * @throws TrackFileError where too few or too many points are left
 */
export function distinctPoints(line: readonly Point[], file: string): DistinctPoints {
  const points: Point[] = [];
  const sources: number[] = [];
  const repeatedPoints: number[] = [];
  for (const [i, point] of line.entries()) {
    const last = points.at(-1);
    if (last && isSamePoint(last, point)) {
      repeatedPoints.push(points.length - 1);
    } else {
      points.push(point);
      sources.push(i);
    }
  }
  while (points.length > 1 && isSamePoint(points[0], points[points.length - 1])) points.pop();
  const n = points.length;
  if (n < MIN_POINTS || n > MAX_POINTS) {
    const rule = `must have ${MIN_POINTS} to ${MAX_POINTS} different points`;
    throw new TrackFileError(file, 'centre line', rule, n);
  }
  return { points, sources: sources.slice(0, n), repeatedPoints: repeatedPoints.filter((i) => i < n) };
}

/** Within a millimetre, where a segment has no direction worth trusting. */
export function isSamePoint(a: Point, b: Point): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < MIN_SEGMENT;
}

/** @throws TrackFileError where a coordinate is no number or too far out */
export function checkPoint(point: Point, field: string, file: string): void {
  if (point.every((value) => Math.abs(value) <= MAX_COORDINATE)) return;
  throw new TrackFileError(file, field, 'must be numbers within 10 km of the origin, in metres', point);
}
