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

/**
 * The rules that a shape check cannot see: every segment has a length, no corner folds the border over itself,
 * no two pieces of road touch.
 * @throws TrackFileError
 */
export function checkTrackGeometry(track: TrackFile, file: string): void {
  const n = track.centreLine.length;
  checkCounts(track, n, file);
  for (let i = 0; i < n; i++) {
    const [ax, ay] = track.centreLine[i];
    const [bx, by] = track.centreLine[(i + 1) % n];
    if (Math.hypot(bx - ax, by - ay) >= MIN_SEGMENT) continue;
    const hint = i === n - 1 ? 'remove the repeated closing point' : 'remove the repeated point';
    throw new TrackFileError(
      file,
      `centreLine[${(i + 1) % n}]`,
      `zero-length segment: it lies on point ${i}; ${hint}`,
      track.centreLine[i],
    );
  }
  const centre = new ClosedLine(track.centreLine);
  checkTurns(centre, file);
  const crossLines = makeCrossLines(centre);
  const { left, right } = makeBorders(centre, crossLines, track.width);
  checkFolds(centre, crossLines, left, 'left', file);
  checkFolds(centre, crossLines, right, 'right', file);
  checkTouching(left, right, file);
  checkSlope(track, centre, file);
  checkAboveGround(track, file);
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

function checkTurns(centre: ClosedLine, file: string): void {
  const n = centre.numPoints;
  for (let i = 0; i < n; i++) {
    const before = (i + n - 1) % n;
    const dot =
      centre.directionX[before] * centre.directionX[i] + centre.directionY[before] * centre.directionY[i];
    if (dot < MIN_TURN_COSINE) {
      const degrees = Math.round((Math.acos(Math.max(-1, dot)) * 180) / Math.PI);
      throw new TrackFileError(
        file,
        `centreLine[${i}]`,
        'the line must turn by less than 90° at one point; add points or soften the corner',
        `${degrees}°`,
      );
    }
  }
}

/**
 * A piece of road is a proper quadrilateral where its border runs the way of the centre line and keeps between the
 * lines across the road at the piece's two ends.
 */
function checkFolds(
  centre: ClosedLine,
  crossLines: CrossLines,
  border: ClosedLine,
  name: 'left' | 'right',
  file: string,
): void {
  const n = centre.numPoints;
  for (let i = 0; i < n; i++) {
    const next = (i + 1) % n;
    const along = centre.directionX[i] * border.directionX[i] + centre.directionY[i] * border.directionY[i];
    const startsBehindEnd = aheadOf(crossLines, next, border.x[i], border.y[i]) < 0;
    const endsAheadOfStart = aheadOf(crossLines, i, border.x[next], border.y[next]) > 0;
    if (along > 0 && startsBehindEnd && endsAheadOfStart) continue;
    throw new TrackFileError(
      file,
      `centreLine[${i}]`,
      `the bend is tighter than the road is wide: the ${name} border folds over itself; widen the bend or narrow the road`,
    );
  }
}

/** How far a point lies ahead of the line across the road at point `i`, metres. */
function aheadOf(crossLines: CrossLines, i: number, x: number, y: number): number {
  return crossLines[3 * i] * x + crossLines[3 * i + 1] * y - crossLines[3 * i + 2];
}

/** Road touches road where border segments that are no neighbours come together. */
function checkTouching(left: ClosedLine, right: ClosedLine, file: string): void {
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
      throw new TrackFileError(
        file,
        `centreLine[${first}]`,
        `self-touching track: the road here meets the road at centreLine[${second}]; move them apart or narrow the road`,
      );
    }
  }
}

/** A road may climb as steeply as a wheel can stand on. */
function checkSlope(track: TrackFile, centre: ClosedLine, file: string): void {
  track.elevation?.forEach((height, i, elevation) => {
    const next = (i + 1) % elevation.length;
    const rise = Math.abs(elevation[next] - height);
    if (rise <= centre.segmentLength[i]) return;
    throw new TrackFileError(
      file,
      `elevation[${next}]`,
      `the road must not be steeper than 45°; it rises or falls ${rise.toFixed(3)} m over ${centre.segmentLength[i].toFixed(3)} m`,
      elevation[next],
    );
  });
}

/** A banked road's low edge must not dig into the surrounding ground at height 0. */
function checkAboveGround(track: TrackFile, file: string): void {
  track.banking?.forEach((bank, i) => {
    const lowSide = bank > 0 ? track.width.left : track.width.right;
    const low =
      (track.elevation?.[i] ?? 0) - widthAt(lowSide, i) * Math.tan((Math.abs(bank) * Math.PI) / 180);
    if (low < -1e-9) {
      throw new TrackFileError(
        file,
        `banking[${i}]`,
        `the low edge of the road lies ${(-low).toFixed(3)} m under the ground; raise elevation[${i}] by that much`,
        bank,
      );
    }
  });
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
