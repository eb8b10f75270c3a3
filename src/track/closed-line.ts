import { wrap } from '../math/scalar.ts';
import { createProjection, type Projection } from './projection.ts';

/** A closed polyline with arc length; the last point joins the first, which is not repeated. */
export class ClosedLine {
  /** Coordinates of the points, metres, [numPoints]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly numPoints: number;
  /** Length of each segment, metres, [numPoints]. */
  readonly segmentLength: Float64Array;
  /** Arc length at each point, metres; one more for the closing point, [numPoints + 1]. */
  readonly arcLength: Float64Array;
  /** Metres. */
  readonly length: number;
  /** Unit direction of each segment, [numPoints]. */
  readonly directionX: Float64Array;
  readonly directionY: Float64Array;

  constructor(points: readonly (readonly [number, number])[]) {
    const n = points.length;
    this.numPoints = n;
    this.x = Float64Array.from(points, (point) => point[0]);
    this.y = Float64Array.from(points, (point) => point[1]);
    this.segmentLength = new Float64Array(n);
    this.directionX = new Float64Array(n);
    this.directionY = new Float64Array(n);
    this.arcLength = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) {
      const next = (i + 1) % n;
      const dx = this.x[next] - this.x[i];
      const dy = this.y[next] - this.y[i];
      const length = Math.hypot(dx, dy);
      this.segmentLength[i] = length;
      this.directionX[i] = dx / length;
      this.directionY[i] = dy / length;
      this.arcLength[i + 1] = this.arcLength[i] + length;
    }
    this.length = this.arcLength[n];
  }

  /** Twice the signed area is positive where the line runs counter-clockwise. */
  get isCounterClockwise(): boolean {
    let doubleArea = 0;
    for (let i = 0; i < this.numPoints; i++) {
      const next = (i + 1) % this.numPoints;
      doubleArea += this.x[i] * this.y[next] - this.x[next] * this.y[i];
    }
    return doubleArea > 0;
  }

  /** The segment that holds arc length `s`; any `s` is wrapped onto the loop. */
  segmentAt(s: number): number {
    const target = wrap(s, this.length);
    let low = 0;
    let high = this.numPoints - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.arcLength[middle] <= target) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The point at arc length `s` (wrapped), with its segment; distance and lateral are 0. */
  at(s: number, out: Projection = createProjection()): Projection {
    const target = wrap(s, this.length);
    return this.#onSegment(this.segmentAt(target), target, out);
  }

  /** The same as `at`, found by walking on from a segment not far before `s` instead of by searching. */
  atAfter(segment: number, s: number, out: Projection): Projection {
    const target = s < this.length ? s : wrap(s, this.length);
    let at = this.arcLength[segment] <= target ? segment : 0;
    while (this.arcLength[at + 1] <= target) at++;
    return this.#onSegment(at, target, out);
  }

  #onSegment(segment: number, s: number, out: Projection): Projection {
    const along = s - this.arcLength[segment];
    out.segment = segment;
    out.t = along / this.segmentLength[segment];
    out.x = this.x[segment] + along * this.directionX[segment];
    out.y = this.y[segment] + along * this.directionY[segment];
    out.s = s;
    out.distance = 0;
    out.lateral = 0;
    return out;
  }

  /** Squared distance from a point to one segment. */
  squaredDistanceTo(segment: number, x: number, y: number): number {
    const ux = this.directionX[segment];
    const uy = this.directionY[segment];
    const px = x - this.x[segment];
    const py = y - this.y[segment];
    const along = px * ux + py * uy;
    const length = this.segmentLength[segment];
    const t = along < 0 ? 0 : along > length ? length : along;
    const dx = px - t * ux;
    const dy = py - t * uy;
    return dx * dx + dy * dy;
  }

  /** Projects a point onto one given segment. */
  projectOnto(segment: number, x: number, y: number, out: Projection): Projection {
    const ux = this.directionX[segment];
    const uy = this.directionY[segment];
    const px = x - this.x[segment];
    const py = y - this.y[segment];
    const length = this.segmentLength[segment];
    const along = px * ux + py * uy;
    const clamped = along < 0 ? 0 : along > length ? length : along;
    out.segment = segment;
    out.t = clamped / length;
    out.x = this.x[segment] + clamped * ux;
    out.y = this.y[segment] + clamped * uy;
    out.s = this.arcLength[segment] + clamped;
    const dx = x - out.x;
    const dy = y - out.y;
    // Not Math.hypot: it guards against overflow that metres never reach and costs several times as much.
    out.distance = Math.sqrt(dx * dx + dy * dy);
    out.lateral = ux * py - uy * px < 0 ? -out.distance : out.distance;
    return out;
  }

  /** The nearest segment by looking at all of them. */
  nearestSegment(x: number, y: number): number {
    let best = 0;
    let bestSquared = Infinity;
    for (let i = 0; i < this.numPoints; i++) {
      const squared = this.squaredDistanceTo(i, x, y);
      if (squared < bestSquared) {
        bestSquared = squared;
        best = i;
      }
    }
    return best;
  }
}
