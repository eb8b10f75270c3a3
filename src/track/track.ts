import { clamp } from '../math/scalar.ts';
import { makeBorders, widthAt } from './borders.ts';
import { ClosedLine } from './closed-line.ts';
import { NearestIndex } from './nearest-index.ts';
import { createProjection, type Projection } from './projection.ts';
import { createSurfacePoint, Surface, type SurfacePoint } from './surface.ts';
import type { TrackFile } from './track-file.ts';

/** Beyond the painted border the road's surface goes on this far before it drops to the surrounding ground, metres. */
export const SHOULDER = 0.3;
/** How many segments around the nearest one can hold a border's nearest point. */
const REACH = 4;

/** A track's geometry: everything about place that the simulator, the rules and the viewer ask for. Immutable. */
export class Track {
  readonly id: string;
  readonly name: string;
  readonly file: TrackFile;
  readonly centre: ClosedLine;
  readonly left: ClosedLine;
  readonly right: ClosedLine;
  readonly surface: Surface;
  /** Centre-line points with the first repeated at the end, as DeepRacer's `waypoints`. */
  readonly waypoints: readonly (readonly [number, number])[];
  /** Widths per point from the centre line to each border, metres, [numPoints]. */
  readonly widthLeft: Float64Array;
  readonly widthRight: Float64Array;
  readonly #index: NearestIndex;
  readonly #scratch = createProjection();
  readonly #leftPoint = createProjection();
  readonly #rightPoint = createProjection();

  constructor(file: TrackFile) {
    this.file = file;
    this.id = file.id;
    this.name = file.name;
    this.centre = new ClosedLine(file.centreLine);
    const { left, right } = makeBorders(this.centre, file.width);
    this.left = left;
    this.right = right;
    this.surface = new Surface(this.centre, file);
    this.waypoints = [...file.centreLine, file.centreLine[0]!];
    this.widthLeft = Float64Array.from(file.centreLine, (_, i) => widthAt(file.width.left, i));
    this.widthRight = Float64Array.from(file.centreLine, (_, i) => widthAt(file.width.right, i));
    this.#index = new NearestIndex(this.centre);
  }

  /** Length of the centre line, metres. */
  get length(): number {
    return this.centre.length;
  }

  /** Where a point lies relative to the centre line. */
  project(x: number, y: number, out: Projection = createProjection()): Projection {
    return this.centre.projectOnto(this.#index.nearest(x, y), x, y, out);
  }

  /** Direction of the centre line at arc length `s`, radians. */
  headingAt(s: number): number {
    const segment = this.centre.segmentAt(s);
    return Math.atan2(this.centre.directionY[segment]!, this.centre.directionX[segment]!);
  }

  /** DeepRacer's track_width: between the border points nearest to a place on the centre line, metres. */
  widthAt(place: Projection): number {
    const l = this.#nearestOn(this.left, place.segment, place.x, place.y, this.#leftPoint);
    const r = this.#nearestOn(this.right, place.segment, place.x, place.y, this.#rightPoint);
    return Math.hypot(l.x - r.x, l.y - r.y);
  }

  /** Whether a point is nearer to the left border than to the right one; `place` is its projection. */
  isLeftOfCentre(x: number, y: number, place: Projection): boolean {
    const l = this.#nearestOn(this.left, place.segment, x, y, this.#leftPoint).distance;
    return l < this.#nearestOn(this.right, place.segment, x, y, this.#rightPoint).distance;
  }

  /** Whether a point lies strictly between the two borders. */
  isOnRoad(x: number, y: number): boolean {
    const place = this.project(x, y, this.#scratch);
    const i = place.segment;
    const next = i + 1 === this.centre.numPoints ? 0 : i + 1;
    const widths = place.lateral >= 0 ? this.widthLeft : this.widthRight;
    const near = Math.min(widths[i]!, widths[next]!);
    const far = Math.max(widths[i]!, widths[next]!);
    // Borders are chords between points on bisectors: where the line turns by δ they come as near as width · cos(δ / 2).
    if (place.distance < 0.85 * near) return true;
    if (place.distance > 1.02 * far) return false;
    const border = place.lateral >= 0 ? this.left : this.right;
    const n = this.centre.numPoints;
    for (let offset = -REACH; offset <= REACH; offset++) {
      const j = (i + offset + n) % n;
      if (isInQuad(this.centre, border, j, (j + 1) % n, x, y)) return true;
    }
    return false;
  }

  /**
   * Height and normal of the ground under a point: the road with its shoulder, and the plane z = 0 around it.
   */
  groundAt(x: number, y: number, out: SurfacePoint = createSurfacePoint()): SurfacePoint {
    if (!this.surface.isFlat) {
      const { centre } = this;
      const i = this.#index.nearest(x, y);
      const dx = x - centre.x[i]!;
      const dy = y - centre.y[i]!;
      const ux = centre.directionX[i]!;
      const uy = centre.directionY[i]!;
      const lateral = ux * dy - uy * dx;
      const width = lateral >= 0 ? this.widthLeft[i]! : this.widthRight[i]!;
      if (Math.abs(lateral) <= width + SHOULDER) {
        const t = clamp((ux * dx + uy * dy) / centre.segmentLength[i]!, 0, 1);
        this.surface.at(i, t, lateral, out);
        if (out.height >= 0) return out;
      }
    }
    out.height = 0;
    out.normalX = 0;
    out.normalY = 0;
    out.normalZ = 1;
    return out;
  }

  #nearestOn(border: ClosedLine, segment: number, x: number, y: number, out: Projection): Projection {
    return border.projectOnto(border.nearestSegmentAround(segment, REACH, x, y), x, y, out);
  }
}

/** Whether a point lies strictly inside the strip between centre line and border from point i to point j. */
function isInQuad(
  centre: ClosedLine,
  border: ClosedLine,
  i: number,
  j: number,
  x: number,
  y: number,
): boolean {
  const inside =
    crosses(centre.x[i]!, centre.y[i]!, centre.x[j]!, centre.y[j]!, x, y) !==
    crosses(centre.x[j]!, centre.y[j]!, border.x[j]!, border.y[j]!, x, y);
  const other =
    crosses(border.x[j]!, border.y[j]!, border.x[i]!, border.y[i]!, x, y) !==
    crosses(border.x[i]!, border.y[i]!, centre.x[i]!, centre.y[i]!, x, y);
  return inside !== other;
}

/** Whether the edge ab crosses the ray from (x, y) to the right. */
function crosses(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);
}
