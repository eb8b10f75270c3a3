import { makeBorders, makeCrossLines, widthAt } from './borders.ts';
import { ClosedLine } from './closed-line.ts';
import { NearestIndex } from './nearest-index.ts';
import { createProjection, type Projection } from './projection.ts';
import { RoadGrid } from './road-grid.ts';
import { createSurfacePoint, Surface, type SurfacePoint } from './surface.ts';
import type { TrackFile } from './track-file.ts';

/** Beyond the painted border the road's surface goes on this far before it drops to the surrounding ground, metres. */
export const SHOULDER = 0.3;
/** How far beyond the borders look-ups stay fast, metres. */
const REACH = 0.5;

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
  /** Index in `waypoints` of each centre-line point and of the closing one, the last of repeated ones, [numPoints + 1]. */
  readonly waypointOf: Int32Array;
  /** Widths per point from the centre line to each border, metres, [numPoints]. */
  readonly widthLeft: Float64Array;
  readonly widthRight: Float64Array;
  /** Whether the inside of the loop is on the left. */
  readonly isCounterClockwise: boolean;
  readonly #road: RoadGrid;
  readonly #nearestCentre: NearestIndex;
  readonly #nearestLeft: NearestIndex;
  readonly #nearestRight: NearestIndex;
  readonly #leftPoint = createProjection();
  readonly #rightPoint = createProjection();

  constructor(file: TrackFile) {
    this.file = file;
    this.id = file.id;
    this.name = file.name;
    this.centre = new ClosedLine(file.centreLine);
    this.isCounterClockwise = this.centre.isCounterClockwise;
    const crossLines = makeCrossLines(this.centre);
    const { left, right } = makeBorders(this.centre, crossLines, file.width);
    this.left = left;
    this.right = right;
    this.surface = new Surface(this.centre, crossLines, file);
    this.#road = new RoadGrid(crossLines, { left, right }, SHOULDER);
    const { waypoints, waypointOf } = makeWaypoints(file);
    this.waypoints = waypoints;
    this.waypointOf = waypointOf;
    this.widthLeft = Float64Array.from(file.centreLine, (_, i) => widthAt(file.width.left, i));
    this.widthRight = Float64Array.from(file.centreLine, (_, i) => widthAt(file.width.right, i));
    const widest = Math.max(...this.widthLeft) + Math.max(...this.widthRight);
    this.#nearestCentre = new NearestIndex(this.centre, widest + REACH);
    this.#nearestLeft = new NearestIndex(left, widest + REACH);
    this.#nearestRight = new NearestIndex(right, widest + REACH);
  }

  /** Length of the centre line, metres. */
  get length(): number {
    return this.centre.length;
  }

  /** Where a point lies relative to the centre line. */
  project(x: number, y: number, out: Projection = createProjection()): Projection {
    return this.centre.projectOnto(this.#nearestCentre.nearest(x, y), x, y, out);
  }

  /** Direction of the centre line at arc length `s`, radians. */
  headingAt(s: number): number {
    const segment = this.centre.segmentAt(s);
    return Math.atan2(this.centre.directionY[segment], this.centre.directionX[segment]);
  }

  /** DeepRacer's track_width: between the border points nearest to a place on the centre line, metres. */
  widthAt({ x, y }: Projection): number {
    const l = this.left.projectOnto(this.#nearestLeft.nearest(x, y), x, y, this.#leftPoint);
    const r = this.right.projectOnto(this.#nearestRight.nearest(x, y), x, y, this.#rightPoint);
    const dx = l.x - r.x;
    const dy = l.y - r.y;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Whether a point is nearer to the left border than to the right one; where both are as near, it is in the outer lane. */
  isLeftOfCentre(x: number, y: number): boolean {
    const left = this.left.squaredDistanceTo(this.#nearestLeft.nearest(x, y), x, y);
    const right = this.right.squaredDistanceTo(this.#nearestRight.nearest(x, y), x, y);
    return this.isCounterClockwise ? left < right : left <= right;
  }

  /** Whether a point lies strictly between the two borders. */
  isOnRoad(x: number, y: number): boolean {
    return this.#road.has(x, y);
  }

  /**
   * Height and normal of the ground under a point: the road with its shoulder, and the plane z = 0 around it.
   */
  groundAt(x: number, y: number, out: SurfacePoint = createSurfacePoint()): SurfacePoint {
    if (!this.surface.isFlat) {
      if (out.piece < 0 || !this.#road.isOnPiece(out.piece, x, y)) out.piece = this.#road.pieceNear(x, y);
      if (out.piece >= 0 && this.surface.at(out.piece, x, y, out).height >= 0) return out;
    }
    out.height = 0;
    out.normalX = 0;
    out.normalY = 0;
    out.normalZ = 1;
    return out;
  }
}

function makeWaypoints({
  centreLine,
  repeatedPoints = [],
}: TrackFile): Pick<Track, 'waypoints' | 'waypointOf'> {
  const order = [...centreLine.keys(), ...repeatedPoints].sort((a, b) => a - b);
  const waypointOf = new Int32Array(centreLine.length + 1).fill(order.length);
  for (const [index, point] of order.entries()) waypointOf[point] = index;
  return { waypoints: [...order, 0].map((point) => centreLine[point]), waypointOf };
}
