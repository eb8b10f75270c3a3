import { NearestIndex } from '../../track/nearest-index.ts';
import { createProjection } from '../../track/projection.ts';
import { createSurfacePoint } from '../../track/surface.ts';
import type { ClosedLine } from '../../track/closed-line.ts';
import type { Track } from '../../track/track.ts';

/** Where a line around a track may run, on lines across the road at even distances along the centre line. */
export interface Corridor {
  readonly numNodes: number;
  /** Mean distance of two lines across the road on the centre line [m] */
  readonly spacing: number;
  /** Points of the centre line, and unit directions from there to the left [numNodes] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly leftX: Float64Array;
  readonly leftY: Float64Array;
  /** How far to the left a line may be at least and at most [m], [numNodes] */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Halfway to the next node, on the centre line: rise per metre along the road [numNodes] */
  readonly grade: Float64Array;
  /** Fall per metre to the left [numNodes] */
  readonly tilt: Float64Array;
  /** Change of the rise per metre [1/m], [numNodes] */
  readonly hollow: Float64Array;
}

/** Look-ups stay fast so far from a border [m] */
const REACH = 1;
/** How exactly the margin is kept [m] */
const TOLERANCE = 1e-4;
const MAX_STEPS = 60;
/** Smallest share of their distance on the centre line to which lines across the road may converge. */
const LEAST_SPACING = 0.2;
/** Narrowest corridor that a line is looked for in [m] */
const MIN_WIDTH = 1e-3;

/**
 * @param margin distance to keep from both borders [m]; negative goes beyond them
 * @throws RangeError where it leaves no room
 */
export function makeCorridor(track: Track, spacing: number, margin: number): Corridor {
  const numNodes = Math.max(16, Math.round(track.length / spacing));
  const array = (): Float64Array => new Float64Array(numNodes);
  const corridor: Corridor = {
    numNodes,
    spacing: track.length / numNodes,
    x: array(),
    y: array(),
    leftX: array(),
    leftY: array(),
    low: array(),
    high: array(),
    grade: array(),
    tilt: array(),
    hollow: array(),
  };
  layAcross(track, corridor);
  bound(track, corridor, margin);
  if (!track.surface.isFlat) levelOff(track, corridor);
  return corridor;
}

/** Lines across the road turn evenly between those at the points of the centre line, where its borders are made. */
function layAcross(
  { centre, left, right }: Track,
  { numNodes, spacing, x, y, leftX, leftY }: Corridor,
): void {
  const point = createProjection();
  for (let i = 0; i < numNodes; i++) {
    const { segment, t } = centre.at(i * spacing, point);
    const next = (segment + 1) % centre.numPoints;
    const mix = (line: Float64Array): number => line[segment] + t * (line[next] - line[segment]);
    const dx = mix(left.x) - mix(right.x);
    const dy = mix(left.y) - mix(right.y);
    const scale = 1 / Math.hypot(dx, dy);
    x[i] = point.x;
    y[i] = point.y;
    leftX[i] = dx * scale;
    leftY[i] = dy * scale;
  }
}

function bound(track: Track, corridor: Corridor, margin: number): void {
  const { numNodes, spacing, low, high } = corridor;
  const left = new NearestIndex(track.left, REACH);
  const right = new NearestIndex(track.right, REACH);
  for (let i = 0; i < numNodes; i++) {
    high[i] = roomTo(track.left, left, corridor, i, 1, margin);
    low[i] = -roomTo(track.right, right, corridor, i, -1, margin);
    if (high[i] - low[i] < MIN_WIDTH)
      throw new RangeError(
        `margin must leave room for a line on ${track.id} ${(i * spacing).toFixed(2)} m from its start (found ${margin} m)`,
      );
  }
}

/**
 * How far to one side a point comes as near to that border as the margin says: distances never change by more than the
 * way that is gone, so that steps as long as the room left never go too far.
 * @param side 1 left, −1 right
 */
function roomTo(
  border: ClosedLine,
  index: NearestIndex,
  { numNodes, spacing, x, y, leftX, leftY }: Corridor,
  i: number,
  side: 1 | -1,
  margin: number,
): number {
  const next = (i + 1) % numNodes;
  const before = (i + numNodes - 1) % numNodes;
  // How much nearer the next line across comes per metre to this side.
  const turn = Math.max(
    Math.hypot(leftX[next] - leftX[i], leftY[next] - leftY[i]),
    Math.hypot(leftX[i] - leftX[before], leftY[i] - leftY[before]),
  );
  const turnsHere = side * (leftX[before] * leftY[next] - leftY[before] * leftX[next]) > 0;
  const most = turnsHere ? ((1 - LEAST_SPACING) * spacing) / turn : Infinity;
  const point = createProjection();
  let room = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    const px = x[i] + side * room * leftX[i];
    const py = y[i] + side * room * leftY[i];
    border.projectOnto(index.nearest(px, py), px, py, point);
    const left = -side * point.lateral - margin;
    room = Math.min(most, room + left);
    if (Math.abs(left) < TOLERANCE || room === most) break;
  }
  return room;
}

function levelOff(track: Track, { numNodes, spacing, grade, tilt, hollow }: Corridor): void {
  const height = new Float64Array(numNodes);
  const point = createProjection();
  const surface = createSurfacePoint();
  for (let i = 0; i < numNodes; i++) {
    const { segment, t } = track.centre.at(i * spacing, point);
    height[i] = track.surface.heightAt(segment, t, 0);
    const half = track.centre.at((i + 0.5) * spacing, point);
    const { directionX: ux, directionY: uy } = track.centre;
    const { normalX, normalY, normalZ } = track.surface.at(half.segment, half.x, half.y, surface);
    tilt[i] = (normalY * ux[half.segment] - normalX * uy[half.segment]) / normalZ;
  }
  for (let i = 0; i < numNodes; i++) grade[i] = (height[(i + 1) % numNodes] - height[i]) / spacing;
  for (let i = 0; i < numNodes; i++) {
    const rise = grade[(i + 1) % numNodes] - grade[(i + numNodes - 1) % numNodes];
    hollow[i] = rise / (2 * spacing);
  }
}
