import { clamp } from '../../math/scalar.ts';
import { boundsOf } from '../../track/bounds.ts';
import type { ClosedLine } from '../../track/closed-line.ts';
import type { Track } from '../../track/track.ts';
import { GroundCanvas, type Stroke } from './ground-canvas.ts';
import { LUMINANCE } from './luminance.ts';

/** Paint of a track: lines along the inside of both borders, dashes on the centre line [m] */
export const ROAD_PAINT = { lineWidth: 0.04, dashWidth: 0.025, dashLength: 0.16, dashGap: 0.16 } as const;
/** Field around the road that is in the picture [m] */
const MARGIN = 0.2;
/** Edge of the finest cells, where nothing asks for larger ones [m] */
const CELL = 0.01;
/** Cells of the finest level at most, and along one edge. */
const MAX_CELLS = 2 ** 22;
const MAX_EDGE = 2 ** 14;
/** The coarsest level has cells of this edge or less [m] */
const COARSEST = 1;
/** Where a patch is narrower than so many cells, these are interpolated, or they would show as squares. */
export const MAGNIFIED = 0.5;

/** The ground at one resolution. */
export interface PictureLevel {
  /** [rows × columns], row 0 at the lowest y */
  readonly luminance: Uint8Array;
  readonly columns: number;
  readonly rows: number;
  readonly cellsPerMetre: number;
}

/**
 * A track's ground as a camera sees it, painted once: asphalt, border lines, dashes and the field around them, seen from
 * above, each level half as fine as the one before (a mip map; Williams 1983). At most 5.6 MB; a 100 m track has cells
 * of 1 to 1.5 cm.
 */
export class GroundPicture {
  readonly left: number;
  readonly bottom: number;
  readonly levels: readonly PictureLevel[];

  constructor(track: Track) {
    const bounds = boundsOf([track.left, track.right], MARGIN);
    const width = bounds.right - bounds.left;
    const height = bounds.top - bounds.bottom;
    const cell = Math.max(CELL, Math.sqrt((width * height) / MAX_CELLS), Math.max(width, height) / MAX_EDGE);
    const canvas = new GroundCanvas(bounds.left, bounds.bottom, width, height, cell);
    canvas.fill((x, y) => (track.isOnRoad(x, y) ? LUMINANCE.road : LUMINANCE.field));
    canvas.paint([...borderStrokes(track.left, -1), ...borderStrokes(track.right, 1)], LUMINANCE.line);
    canvas.paint(dashStrokes(track.centre), LUMINANCE.dash);
    this.left = bounds.left;
    this.bottom = bounds.bottom;
    const { luminance, columns, rows } = canvas;
    const levels: PictureLevel[] = [{ luminance, columns, rows, cellsPerMetre: 1 / cell }];
    for (let edge = 2 * cell; edge <= COARSEST; edge *= 2) levels.push(halve(levels[levels.length - 1]));
    this.levels = levels;
  }

  /** The level whose cells are nearest in size to a patch of ground. @param footprint the patch's edge [m] */
  levelFor(footprint: number): PictureLevel {
    const { levels } = this;
    // The whole part of the logarithm to base 2, rounded.
    const doublings = 31 - Math.clz32(footprint * levels[0].cellsPerMetre * Math.SQRT2);
    return levels[clamp(doublings, 0, levels.length - 1)];
  }

  /**
   * Luminance of a patch of ground around a place.
   * @param across the patch's width @param footprint edge of the cells that it should be made of [m]
   */
  look(x: number, y: number, across: number, footprint: number): number {
    const level = this.levelFor(footprint);
    const u = (x - this.left) * level.cellsPerMetre;
    const v = (y - this.bottom) * level.cellsPerMetre;
    const { luminance, columns, rows } = level;
    if (!(u >= 0.5 && u < columns - 0.5 && v >= 0.5 && v < rows - 0.5)) return LUMINANCE.field;
    if (across * level.cellsPerMetre >= MAGNIFIED) return luminance[(v | 0) * columns + (u | 0)];
    const column = (u - 0.5) | 0;
    const row = (v - 0.5) | 0;
    return blend(luminance, row * columns + column, columns, 256 * (u - 0.5 - column), 256 * (v - 0.5 - row));
  }
}

/** Luminance between the middles of a cell, its right and its upper neighbours. @param x, y the way in 1 / 256 */
export function blend(luminance: Uint8Array, cell: number, columns: number, x: number, y: number): number {
  const upper = cell + columns;
  const near = 256 * luminance[cell] + x * (luminance[cell + 1] - luminance[cell]);
  const far = 256 * luminance[upper] + x * (luminance[upper + 1] - luminance[upper]);
  return (256 * near + y * (far - near)) >> 16;
}

/** @param side 1 where the road lies to the left of the line, -1 to the right */
function* borderStrokes(line: ClosedLine, side: 1 | -1): Generator<Stroke> {
  const { lineWidth } = ROAD_PAINT;
  const inward = (side * lineWidth) / 2;
  // Closes the gaps on the outside of corners.
  const longer = 0.3 * lineWidth;
  for (let i = 0; i < line.numPoints; i++) {
    const directionX = line.directionX[i];
    const directionY = line.directionY[i];
    yield {
      x: line.x[i] - inward * directionY - longer * directionX,
      y: line.y[i] + inward * directionX - longer * directionY,
      directionX,
      directionY,
      length: line.segmentLength[i] + 2 * longer,
      width: lineWidth,
    };
  }
}

function* dashStrokes(centre: ClosedLine): Generator<Stroke> {
  const { dashLength, dashGap, dashWidth } = ROAD_PAINT;
  const dashes = Math.floor(centre.length / (dashLength + dashGap));
  for (let k = 0; k < dashes; k++) {
    const { x, y } = centre.at((k * centre.length) / dashes);
    const end = centre.at((k * centre.length) / dashes + dashLength);
    const length = Math.hypot(end.x - x, end.y - y);
    const directionX = (end.x - x) / length;
    const directionY = (end.y - y) / length;
    yield { x, y, directionX, directionY, length, width: dashWidth };
  }
}

/** Means of four cells each. */
function halve({ luminance, columns, rows, cellsPerMetre }: PictureLevel): PictureLevel {
  const width = Math.ceil(columns / 2);
  const height = Math.ceil(rows / 2);
  const half = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const below = 2 * row * columns;
    const above = Math.min(2 * row + 1, rows - 1) * columns;
    for (let column = 0; column < width; column++) {
      const left = 2 * column;
      const right = Math.min(left + 1, columns - 1);
      const sum =
        luminance[below + left] +
        luminance[below + right] +
        luminance[above + left] +
        luminance[above + right];
      half[row * width + column] = (sum + 2) >> 2;
    }
  }
  return { luminance: half, columns: width, rows: height, cellsPerMetre: cellsPerMetre / 2 };
}
