import { type CrossLines, makeBorders, makeCrossLines, widthAt } from './borders.ts';
import { ClosedLine } from './closed-line.ts';
import { segmentDistance } from './segment-distance.ts';
import { TrackFileError } from './track-error.ts';
import type { TrackFile } from './track-file.ts';

/** Shortest centre-line segment that still has a direction worth trusting, metres. */
export const MIN_SEGMENT = 0.001;
/**
 * Cosine of the sharpest turn from one segment to the next: a right angle, with room for rounding. The routes of DeepRacer
 * that have few points turn by up to 85° at one of them.
 */
const MIN_TURN_COSINE = 1e-9;
/** Two pieces of road must stay this far apart, metres. */
const MIN_GAP = 0.02;
/** Border segments no farther apart than this along the border are the same piece of road, metres. */
const SAME_PIECE = 3 * MIN_GAP;

/** A rule of geometry that a track breaks. */
export interface GeometryFault {
  /** What is wrong, for those who say it in other words. */
  readonly kind: 'point' | 'turn' | 'fold' | 'touch' | 'slope' | 'underground';
  /** Path of the field in the file, for example `centreLine[12]`. */
  readonly field: string;
  readonly rule: string;
  readonly value?: unknown;
  /** Index of the centre-line point where it is. */
  readonly at: number;
  /** Of two pieces of road that touch, the point of the other one. */
  readonly other?: number;
  /** The border that folds. */
  readonly side?: 'left' | 'right';
}

/**
 * The rules that a shape check cannot see: every segment has a length, no corner folds the border over itself,
 * no two pieces of road touch.
 * @throws TrackFileError
 */
export function checkTrackGeometry(track: TrackFile, file: string): void {
  checkCounts(track, track.centreLine.length, file);
  for (const { field, rule, value } of geometryFaults(track))
    throw new TrackFileError(file, field, rule, value);
}

/**
 * Every place where a track breaks a rule of geometry, found as they are asked for. Where points lie on each other nothing
 * else is looked for: the line has no direction there.
 * @param track has as many widths, heights and angles as points
 */
export function* geometryFaults(track: TrackFile): Generator<GeometryFault> {
  let isLine = true;
  for (const fault of pointFaults(track)) {
    isLine = false;
    yield fault;
  }
  if (!isLine) return;
  const centre = new ClosedLine(track.centreLine);
  yield* turnFaults(centre);
  const crossLines = makeCrossLines(centre);
  const { left, right } = makeBorders(centre, crossLines, track.width);
  yield* foldFaults(centre, crossLines, left, 'left');
  yield* foldFaults(centre, crossLines, right, 'right');
  yield* touchFaults(left, right);
  yield* slopeFaults(track, centre);
  yield* groundFaults(track);
}

function* pointFaults({ centreLine }: TrackFile): Generator<GeometryFault> {
  const n = centreLine.length;
  for (let i = 0; i < n; i++) {
    const [ax, ay] = centreLine[i];
    const [bx, by] = centreLine[(i + 1) % n];
    if (Math.hypot(bx - ax, by - ay) >= MIN_SEGMENT) continue;
    const hint = i === n - 1 ? 'remove the repeated closing point' : 'remove the repeated point';
    const at = (i + 1) % n;
    const rule = `zero-length segment: it lies on point ${i}; ${hint}`;
    yield { kind: 'point', field: `centreLine[${at}]`, rule, value: centreLine[i], at };
  }
}

function checkCounts(track: TrackFile, n: number, file: string): void {
  const lists: [string, number | readonly number[] | undefined][] = [
    ['width.left', track.width.left],
    ['width.right', track.width.right],
    ['elevation', track.elevation],
    ['banking', track.banking],
  ];
  for (const [field, list] of lists) {
    if (typeof list === 'object' && list.length !== n) {
      throw new TrackFileError(
        file,
        field,
        `must have one value per centre-line point, that is ${n}`,
        list.length,
      );
    }
  }
  checkRepeatedPoints(track, n, file);
}

function checkRepeatedPoints({ repeatedPoints = [] }: TrackFile, n: number, file: string): void {
  repeatedPoints.forEach((point, k) => {
    if (point < n && point >= (repeatedPoints[k - 1] ?? 0)) return;
    const rule = `must be in ascending order and at most ${n - 1}, the last point`;
    throw new TrackFileError(file, `repeatedPoints[${k}]`, rule, point);
  });
}

function* turnFaults(centre: ClosedLine): Generator<GeometryFault> {
  const n = centre.numPoints;
  for (let i = 0; i < n; i++) {
    const before = (i + n - 1) % n;
    const dot =
      centre.directionX[before] * centre.directionX[i] + centre.directionY[before] * centre.directionY[i];
    if (dot >= MIN_TURN_COSINE) continue;
    const degrees = Math.round((Math.acos(Math.max(-1, dot)) * 180) / Math.PI);
    const rule = 'the line must turn by less than 90° at one point; add points or soften the corner';
    yield { kind: 'turn', field: `centreLine[${i}]`, rule, value: `${degrees}°`, at: i };
  }
}

/**
 * A piece of road is a proper quadrilateral where its border runs the way of the centre line and keeps between the
 * lines across the road at the piece's two ends.
 */
function* foldFaults(
  centre: ClosedLine,
  crossLines: CrossLines,
  border: ClosedLine,
  side: 'left' | 'right',
): Generator<GeometryFault> {
  const n = centre.numPoints;
  for (let i = 0; i < n; i++) {
    const next = (i + 1) % n;
    const along = centre.directionX[i] * border.directionX[i] + centre.directionY[i] * border.directionY[i];
    const startsBehindEnd = aheadOf(crossLines, next, border.x[i], border.y[i]) < 0;
    const endsAheadOfStart = aheadOf(crossLines, i, border.x[next], border.y[next]) > 0;
    if (along > 0 && startsBehindEnd && endsAheadOfStart) continue;
    const rule = `the bend is tighter than the road is wide: the ${side} border folds over itself; widen the bend or narrow the road`;
    yield { kind: 'fold', field: `centreLine[${i}]`, rule, at: i, side };
  }
}

/** How far a point lies ahead of the line across the road at point `i`, metres. */
function aheadOf(crossLines: CrossLines, i: number, x: number, y: number): number {
  return crossLines[3 * i] * x + crossLines[3 * i + 1] * y - crossLines[3 * i + 2];
}

/** Road touches road where border segments that are no neighbours come together. */
function* touchFaults(left: ClosedLine, right: ClosedLine): Generator<GeometryFault> {
  // By their left ends, so that each is held only against those that begin before it ends.
  const segments = [...segmentsOf(left), ...segmentsOf(right)].sort((a, b) => a.minX - b.minX);
  for (let i = 0; i < segments.length; i++) {
    const a = segments[i];
    for (let j = i + 1; j < segments.length; j++) {
      const b = segments[j];
      if (b.minX > a.maxX + MIN_GAP) break;
      if (a.maxY + MIN_GAP < b.minY || b.maxY + MIN_GAP < a.minY) continue;
      if (a.border === b.border && alongBorder(a, b) < SAME_PIECE) continue;
      if (segmentDistance(a.from, a.to, b.from, b.to) > MIN_GAP) continue;
      const first = Math.min(a.index, b.index);
      const second = Math.max(a.index, b.index);
      const rule = `self-touching track: the road here meets the road at centreLine[${second}]; move them apart or narrow the road`;
      yield { kind: 'touch', field: `centreLine[${first}]`, rule, at: first, other: second };
    }
  }
}

/** A road may climb as steeply as a wheel can stand on. */
function* slopeFaults({ elevation }: TrackFile, centre: ClosedLine): Generator<GeometryFault> {
  if (elevation === undefined) return;
  for (const [i, height] of elevation.entries()) {
    const next = (i + 1) % elevation.length;
    const rise = Math.abs(elevation[next] - height);
    const run = centre.segmentLength[i];
    if (rise <= run) continue;
    const rule = `the road must not be steeper than 45°; it rises or falls ${rise.toFixed(3)} m over ${run.toFixed(3)} m`;
    yield { kind: 'slope', field: `elevation[${next}]`, rule, value: elevation[next], at: next };
  }
}

/** A banked road's low edge must not dig into the surrounding ground at height 0. */
function* groundFaults(track: TrackFile): Generator<GeometryFault> {
  for (const [i, bank] of (track.banking ?? []).entries()) {
    const lowSide = bank > 0 ? track.width.left : track.width.right;
    const low =
      (track.elevation?.[i] ?? 0) - widthAt(lowSide, i) * Math.tan((Math.abs(bank) * Math.PI) / 180);
    if (low >= -1e-9) continue;
    const rule = `the low edge of the road lies ${(-low).toFixed(3)} m under the ground; raise elevation[${i}] by that much`;
    yield { kind: 'underground', field: `banking[${i}]`, rule, value: bank, at: i };
  }
}

/** Length of border between two of its segments, the shorter way round, metres. */
function alongBorder(a: BorderSegment, b: BorderSegment): number {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const { length } = first.border;
  return Math.min(second.start - first.end, first.start + length - second.end);
}

interface BorderSegment {
  readonly border: ClosedLine;
  readonly index: number;
  /** Arc length along the border, metres. */
  readonly start: number;
  readonly end: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

function segmentsOf(border: ClosedLine): BorderSegment[] {
  return Array.from({ length: border.numPoints }, (_, index) => {
    const next = (index + 1) % border.numPoints;
    const from = [border.x[index], border.y[index]] as const;
    const to = [border.x[next], border.y[next]] as const;
    return {
      border,
      index,
      start: border.arcLength[index],
      end: border.arcLength[index + 1],
      from,
      to,
      minX: Math.min(from[0], to[0]),
      maxX: Math.max(from[0], to[0]),
      minY: Math.min(from[1], to[1]),
      maxY: Math.max(from[1], to[1]),
    };
  });
}
