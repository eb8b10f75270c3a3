import type { ClosedLine } from './closed-line.ts';

/** Edge of a grid cell, metres. */
const CELL = 0.125;
/** How far beyond the line's bounding box the grid reaches, metres. */
const MARGIN = 1.5;

/**
 * Exact nearest-segment look-up in constant time: a grid whose cells list every segment that is nearest to some
 * point of the cell. For a cell with centre c and half diagonal h, the segment nearest to any of its points is at
 * most min distance(c) + 2h away from c, so no segment is missed; beyond the grid all segments are searched.
 */
export class NearestIndex {
  readonly #line: ClosedLine;
  readonly #left: number;
  readonly #bottom: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Candidates of cell c are `#candidates[#starts[c] … #starts[c + 1])`, in ascending order. */
  readonly #starts: Int32Array;
  readonly #candidates: Int32Array;

  constructor(line: ClosedLine) {
    this.#line = line;
    let left = Infinity;
    let right = -Infinity;
    let bottom = Infinity;
    let top = -Infinity;
    for (let i = 0; i < line.numPoints; i++) {
      left = Math.min(left, line.x[i]!);
      right = Math.max(right, line.x[i]!);
      bottom = Math.min(bottom, line.y[i]!);
      top = Math.max(top, line.y[i]!);
    }
    this.#left = left - MARGIN;
    this.#bottom = bottom - MARGIN;
    this.#columns = Math.ceil((right - left + 2 * MARGIN) / CELL);
    this.#rows = Math.ceil((top - bottom + 2 * MARGIN) / CELL);
    this.#starts = new Int32Array(this.#columns * this.#rows + 1);
    this.#candidates = this.#fill();
  }

  #fill(): Int32Array {
    const line = this.#line;
    const diagonal = CELL * Math.SQRT2;
    const distance = new Float64Array(line.numPoints);
    const candidates: number[] = [];
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const x = this.#left + (column + 0.5) * CELL;
        const y = this.#bottom + (row + 0.5) * CELL;
        let nearest = Infinity;
        for (let i = 0; i < line.numPoints; i++) {
          distance[i] = Math.sqrt(line.squaredDistanceTo(i, x, y));
          nearest = Math.min(nearest, distance[i]!);
        }
        const limit = nearest + diagonal + 1e-9;
        for (let i = 0; i < line.numPoints; i++) if (distance[i]! <= limit) candidates.push(i);
        this.#starts[row * this.#columns + column + 1] = candidates.length;
      }
    }
    return Int32Array.from(candidates);
  }

  /** Index of the segment nearest to (x, y); the lowest index where several are equally near. */
  nearest(x: number, y: number): number {
    const column = Math.floor((x - this.#left) / CELL);
    const row = Math.floor((y - this.#bottom) / CELL);
    if (!(column >= 0 && column < this.#columns && row >= 0 && row < this.#rows)) {
      return this.#line.nearestSegment(x, y);
    }
    const cell = row * this.#columns + column;
    const end = this.#starts[cell + 1]!;
    let best = 0;
    let bestSquared = Infinity;
    for (let k = this.#starts[cell]!; k < end; k++) {
      const segment = this.#candidates[k]!;
      const squared = this.#line.squaredDistanceTo(segment, x, y);
      if (squared < bestSquared) {
        bestSquared = squared;
        best = segment;
      }
    }
    return best;
  }
}
