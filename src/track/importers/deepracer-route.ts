import { makeCrossLines } from '../borders.ts';
import { ClosedLine } from '../closed-line.ts';
import { TrackFileError } from '../track-error.ts';
import { widthsToBorder } from './border-widths.ts';
import { checkCrossing } from './crossing-check.ts';
import { checkPoint, distinctPoints, isSamePoint, type Point } from './distinct-points.ts';
import type { ImportedRoad } from './imported-road.ts';
import { type NpyArray, readNpyArray } from './npy-array.ts';

/** Where x and y of each line stand in a row. */
const LINES = { centre: 0, inner: 2, outer: 4 } as const;
const COLUMNS = 6;

/**
 * A DeepRacer route: N × 6 numbers, x and y of the centre line, the inner border and the outer border, the last row
 * like the first. Its centre points stay as they are, off the middle or repeated, because they are DeepRacer's waypoints;
 * its borders become widths, see `widthsToBorder`.
 * @param scale metres of the track per metre of the file
 * @throws TrackFileError
 */
export function readDeepRacerRoute(bytes: Uint8Array, file: string, scale: number): ImportedRoad {
  const array = readNpyArray(bytes, file);
  if (array.columns !== COLUMNS) {
    const rule = 'must be (N, 6): x and y of the centre line, the inner and the outer border';
    throw new TrackFileError(file, 'header.shape', rule, `(${array.rows}, ${array.columns})`);
  }
  const inner = pointsOf('inner', array, scale, file);
  const outer = pointsOf('outer', array, scale, file);
  const all = pointsOf('centre', array, scale, file);
  checkClosed([all, inner, outer], file);
  const distinct = distinctPoints(all, file);
  checkCrossing(distinct, rowName, file);
  const { points, repeatedPoints } = distinct;
  const centre = new ClosedLine(points);
  const crossLines = makeCrossLines(centre);
  const widthsTo = (border: readonly Point[], side: 1 | -1): number[] => {
    const widths = Array.from(widthsToBorder(centre, crossLines, border, side));
    const missing = widths.indexOf(Infinity);
    if (missing < 0) return widths;
    const rule = `there must be a border to the ${side === 1 ? 'left' : 'right'} of the centre line; columns are centre, inner, outer`;
    throw new TrackFileError(file, rowName(distinct.sources[missing]), rule);
  };
  // Seen from a counter-clockwise driver, the inner border is the left one.
  const [left, right] = centre.isCounterClockwise ? [inner, outer] : [outer, inner];
  return {
    scale,
    centreLine: points,
    width: { left: widthsTo(left, 1), right: widthsTo(right, -1) },
    ...(repeatedPoints.length > 0 && { repeatedPoints }),
  };
}

function rowName(row: number): string {
  return `row ${row}`;
}

function pointsOf(
  line: keyof typeof LINES,
  { rows, values }: NpyArray,
  scale: number,
  file: string,
): Point[] {
  return Array.from({ length: rows }, (_, row) => {
    const at = row * COLUMNS + LINES[line];
    const point: Point = [scale * values[at], scale * values[at + 1]];
    checkPoint(point, `${rowName(row)}, ${line}`, file);
    return point;
  });
}

/** DeepRacer takes a route for a loop where its last row equals its first. */
function checkClosed(lines: readonly (readonly Point[])[], file: string): void {
  const last = lines[0].length - 1;
  if (lines.every((line) => isSamePoint(line[0], line[last]))) return;
  const [[ax, ay], [bx, by]] = [lines[0][0], lines[0][last]];
  const gap = Math.hypot(bx - ax, by - ay).toFixed(2);
  const rule = `open track: the last row must repeat the first; the centre line's ends are ${gap} m apart`;
  throw new TrackFileError(file, rowName(last), rule);
}
