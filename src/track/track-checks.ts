import { makeBorders, makeCrossLines, widthAt } from './borders.ts';
import { ClosedLine } from './closed-line.ts';
import { segmentDistance } from './segment-distance.ts';
import { TrackFileError } from './track-error.ts';
import type { TrackFile } from './track-file.ts';

/** Shortest centre-line segment that still has a direction worth trusting, metres. */
const MIN_SEGMENT = 0.001;
/** Sharpest turn from one segment to the next. */
const MAX_TURN_DEGREES = 60;
/** Two pieces of road must stay this far apart, metres. */
const MIN_GAP = 0.02;

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
  const { left, right } = makeBorders(centre, makeCrossLines(centre), track.width);
  checkFolds(centre, left, 'left', file);
  checkFolds(centre, right, 'right', file);
  checkTouching(left, right, file);
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
}

function checkTurns(centre: ClosedLine, file: string): void {
  const n = centre.numPoints;
  const limit = Math.cos((MAX_TURN_DEGREES * Math.PI) / 180);
  for (let i = 0; i < n; i++) {
    const before = (i + n - 1) % n;
    const dot =
      centre.directionX[before] * centre.directionX[i] + centre.directionY[before] * centre.directionY[i];
    if (dot < limit) {
      const degrees = Math.round((Math.acos(Math.max(-1, dot)) * 180) / Math.PI);
      throw new TrackFileError(
        file,
        `centreLine[${i}]`,
        `the line must not turn more than ${MAX_TURN_DEGREES}° at one point; add points or soften the corner`,
        `${degrees}°`,
      );
    }
  }
}

function checkFolds(centre: ClosedLine, border: ClosedLine, name: 'left' | 'right', file: string): void {
  for (let i = 0; i < centre.numPoints; i++) {
    const dot = centre.directionX[i] * border.directionX[i] + centre.directionY[i] * border.directionY[i];
    if (!(dot > 0)) {
      throw new TrackFileError(
        file,
        `centreLine[${i}]`,
        `the bend is tighter than the road is wide: the ${name} border folds over itself; widen the bend or narrow the road`,
      );
    }
  }
}

/** Road touches road where border segments that are no neighbours come together. */
function checkTouching(left: ClosedLine, right: ClosedLine, file: string): void {
  const n = left.numPoints;
  const segments = [...segmentsOf(left), ...segmentsOf(right)];
  for (let i = 0; i < segments.length; i++) {
    const a = segments[i];
    for (let j = i + 1; j < segments.length; j++) {
      const b = segments[j];
      if (a.maxX + MIN_GAP < b.minX || b.maxX + MIN_GAP < a.minX) continue;
      if (a.maxY + MIN_GAP < b.minY || b.maxY + MIN_GAP < a.minY) continue;
      if (i < n === j < n && areNeighbours(a.index, b.index, n, a.length)) continue;
      if (segmentDistance(a.from, a.to, b.from, b.to) > MIN_GAP) continue;
      throw new TrackFileError(
        file,
        `centreLine[${a.index}]`,
        `self-touching track: the road here meets the road at centreLine[${b.index}]; move them apart or narrow the road`,
      );
    }
  }
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

/** On one border, close segments touch naturally; within a gap's length their distance says nothing. */
function areNeighbours(i: number, j: number, n: number, length: number): boolean {
  const steps = Math.min((j - i + n) % n, (i - j + n) % n);
  return steps <= 1 + Math.ceil(MIN_GAP / length);
}

interface BorderSegment {
  readonly index: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly length: number;
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

function segmentsOf(line: ClosedLine): BorderSegment[] {
  return Array.from({ length: line.numPoints }, (_, index) => {
    const next = (index + 1) % line.numPoints;
    const from = [line.x[index], line.y[index]] as const;
    const to = [line.x[next], line.y[next]] as const;
    return {
      index,
      from,
      to,
      length: line.segmentLength[index],
      minX: Math.min(from[0], to[0]),
      maxX: Math.max(from[0], to[0]),
      minY: Math.min(from[1], to[1]),
      maxY: Math.max(from[1], to[1]),
    };
  });
}
