import type { ClosedLine } from './closed-line.ts';

/** A rectangle along the axes, metres. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The smallest rectangle around some lines, wider by `margin` on every side. */
export function boundsOf(lines: readonly ClosedLine[], margin: number): Bounds {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (const line of lines) {
    for (let i = 0; i < line.numPoints; i++) {
      left = Math.min(left, line.x[i]);
      right = Math.max(right, line.x[i]);
      bottom = Math.min(bottom, line.y[i]);
      top = Math.max(top, line.y[i]);
    }
  }
  return { left: left - margin, right: right + margin, bottom: bottom - margin, top: top + margin };
}

/** Edge of a grid's cells, metres, where nothing asks for larger ones. */
const CELL = 0.125;
/** Cells of a grid at most: a megabyte or so, whatever the size of the track. */
const MAX_CELLS = 131_072;

/** Edge of the square cells that a grid over `bounds` should have, metres. */
export function cellSize({ left, right, bottom, top }: Bounds, atLeast = CELL): number {
  return Math.max(CELL, atLeast, Math.sqrt(((right - left) * (top - bottom)) / MAX_CELLS));
}
