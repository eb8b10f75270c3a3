import { TrackFileError } from '../track-error.ts';
import { checkCrossing } from './crossing-check.ts';
import { checkPoint, distinctPoints, type Point } from './distinct-points.ts';
import type { ImportedRoad } from './imported-road.ts';

/** What a row says, in the order that rows have where no header says otherwise: right comes before left. */
const COLUMNS = ['x_m', 'y_m', 'w_tr_right_m', 'w_tr_left_m'];
/** Mean width that a circuit is brought to, metres: the 42 inches of DeepRacer's league tracks. */
const MEAN_WIDTH = 1.067;
/** A line is closed where its ends are no farther apart than this many of its longest segments. */
const MAX_CLOSING_GAP = 1.5;

interface Row {
  /** Number of the row's line in the file, from 1. */
  readonly line: number;
  readonly point: Point;
  readonly toRight: number;
  readonly toLeft: number;
}

/**
 * A circuit of the racetrack database (TU Munich): full size, one row per point and no closing point, the columns
 * `x_m,y_m,w_tr_right_m,w_tr_left_m`. Lines that begin with # are comments, one of which may name the columns.
 * @param scale metres of the track per metre of the file; null brings the road to a mean width of 1.067 m
 * @throws TrackFileError
 */
export function readRacetrackCircuit(text: string, file: string, scale: number | null): ImportedRoad {
  const rows = readRows(text, file);
  const widthSum = rows.reduce((sum, { toRight, toLeft }) => sum + toRight + toLeft, 0);
  const factor = scale ?? (MEAN_WIDTH * rows.length) / widthSum;
  const scaled = rows.map(({ point: [x, y], line }): Point => {
    const point: Point = [factor * x, factor * y];
    checkPoint(point, lineName(line), file);
    return point;
  });
  const distinct = distinctPoints(scaled, file);
  checkClosed(distinct.points, file);
  checkCrossing(distinct, (row) => lineName(rows[row].line), file);
  const kept = distinct.sources.map((row) => rows[row]);
  return {
    scale: factor,
    centreLine: distinct.points,
    width: { left: kept.map((row) => factor * row.toLeft), right: kept.map((row) => factor * row.toRight) },
  };
}

function lineName(line: number): string {
  return `line ${line}`;
}

function readRows(text: string, file: string): Row[] {
  const rows: Row[] = [];
  let names = COLUMNS;
  for (const [i, content] of text.split(/\r?\n|\r/).entries()) {
    const line = content.trim();
    const field = lineName(i + 1);
    if (line.includes(COLUMNS[0])) names = readHeader(line, field, file);
    else if (line !== '' && !line.startsWith('#')) rows.push(readRow(line, names, i + 1, file));
  }
  if (rows.length === 0) throw new TrackFileError(file, 'file', `must have rows of ${COLUMNS.join(',')}`);
  return rows;
}

function readHeader(line: string, field: string, file: string): string[] {
  const names = line
    .replace(/^[^\w]*/, '')
    .split(',')
    .map((name) => name.trim());
  const missing = COLUMNS.find((column) => !names.includes(column));
  if (missing === undefined) return names;
  throw new TrackFileError(
    file,
    field,
    `the header must name the columns ${COLUMNS.join(',')}; ${missing} is missing`,
  );
}

function readRow(content: string, names: readonly string[], line: number, file: string): Row {
  const cells = content.split(',');
  if (cells.length !== names.length) {
    const rule = `must have ${names.length} numbers with commas between them: ${names.join(',')}`;
    throw new TrackFileError(file, lineName(line), rule, content);
  }
  const [x, y, toRight, toLeft] = COLUMNS.map((column) => {
    const cell = cells[names.indexOf(column)].trim();
    const value = /^[-+.\de]+$/i.test(cell) ? Number(cell) : NaN;
    if (!Number.isFinite(value))
      throw new TrackFileError(file, `${lineName(line)}, ${column}`, 'must be a number', cell);
    if (column.startsWith('w_') && value <= 0) {
      throw new TrackFileError(file, `${lineName(line)}, ${column}`, 'must be a width above 0', value);
    }
    return value;
  });
  return { line, point: [x, y], toRight, toLeft };
}

function checkClosed(points: readonly Point[], file: string): void {
  const steps = points.map(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    return Math.hypot(nextX - x, nextY - y);
  });
  const gap = steps.pop()!;
  const longest = Math.max(...steps);
  if (gap <= MAX_CLOSING_GAP * longest) return;
  const rule = `open track: its ends are ${gap.toFixed(2)} m apart, its points at most ${longest.toFixed(2)} m (scaled); add the rest of the loop`;
  throw new TrackFileError(file, 'centre line', rule);
}
