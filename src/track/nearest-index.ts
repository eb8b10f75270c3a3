import { boundsOf, cellSize } from './bounds.ts';
import type { ClosedLine } from './closed-line.ts';

/** Numbers per segment in the packed table: start x, y, direction x, y, length. */
const STRIDE = 5;
/** Covers rounding where two segments are equally near, metres. */
const ROUNDING = 1e-9;
/** A cell with more candidates, as at the centre of a circle, is worth less than it costs; there all are searched. */
const MAX_CANDIDATES = 100;
/** Candidates are looked for in squares of this share of a cell's edge, so that few are named in vain. */
const PART = 1 / 4;
/** Cells along the edge of the blocks that are filled at once. */
const BLOCK = 8;
/** End of the list of a cell in which all segments are searched. */
const ALL = -1;

/**
 * Exact nearest-segment look-up in constant time: a grid whose cells list every segment that is nearest to some
 * point of the cell. For a cell with centre c and half diagonal h, the segment nearest to any of its points is at
 * most min distance(c) + 2h away from c, so no segment is missed; beyond `reach` all segments are searched.
 * Cells are filled when a point of their block is first asked for: cars keep to the road, and many a track is only looked at.
 */
export class NearestIndex {
  readonly #line: ClosedLine;
  readonly #segments: Float64Array;
  readonly #reach: number;
  readonly #left: number;
  readonly #bottom: number;
  readonly #cell: number;
  readonly #cellsPerMetre: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Candidates of cell c are `#candidates[#starts[c] … #ends[c])`, in ascending order; the end is 0 until it is filled. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #candidates = new Int32Array(1024);
  #numCandidates = 0;
  /** Lists of candidates from the largest square to the smallest, each behind the one that it was chosen from. */
  readonly #lists: Int32Array;
  readonly #distance: Float64Array;
  /** The last cell, counted from 1, that each segment was found for. */
  readonly #foundFor: Int32Array;

  /** @param reach how far from the line look-ups are to be fast, metres */
  constructor(line: ClosedLine, reach: number) {
    const n = line.numPoints;
    this.#line = line;
    this.#reach = reach;
    this.#segments = new Float64Array(n * STRIDE);
    for (let i = 0; i < n; i++) {
      this.#segments.set(
        [line.x[i], line.y[i], line.directionX[i], line.directionY[i], line.segmentLength[i]],
        i * STRIDE,
      );
    }
    const bounds = boundsOf([line], reach);
    this.#cell = cellSize(bounds);
    this.#cellsPerMetre = 1 / this.#cell;
    this.#left = bounds.left;
    this.#bottom = bounds.bottom;
    this.#columns = Math.ceil((bounds.right - bounds.left) / this.#cell);
    this.#rows = Math.ceil((bounds.top - bounds.bottom) / this.#cell);
    this.#starts = new Int32Array(this.#columns * this.#rows);
    this.#ends = new Int32Array(this.#columns * this.#rows);
    this.#lists = new Int32Array(n * (Math.log2(BLOCK / PART) + 2));
    for (let i = 0; i < n; i++) this.#lists[i] = i;
    this.#distance = new Float64Array(n);
    this.#foundFor = new Int32Array(n);
  }

  /** Index of the segment nearest to (x, y); the lowest index where several are equally near. */
  nearest(x: number, y: number): number {
    const column = Math.floor((x - this.#left) * this.#cellsPerMetre);
    const row = Math.floor((y - this.#bottom) * this.#cellsPerMetre);
    if (!(column >= 0 && column < this.#columns && row >= 0 && row < this.#rows)) {
      return this.#line.nearestSegment(x, y);
    }
    const cell = row * this.#columns + column;
    if (this.#ends[cell] === 0) this.#fillBlock(column, row);
    const start = this.#starts[cell];
    const end = this.#ends[cell];
    if (end === ALL) return this.#line.nearestSegment(x, y);
    const candidates = this.#candidates;
    let best = candidates[start];
    if (start + 1 === end) return best;
    const segments = this.#segments;
    let bestSquared = Infinity;
    for (let k = start; k < end; k++) {
      const i = candidates[k];
      const at = i * STRIDE;
      const px = x - segments[at];
      const py = y - segments[at + 1];
      const ux = segments[at + 2];
      const uy = segments[at + 3];
      const length = segments[at + 4];
      const along = px * ux + py * uy;
      const t = along < 0 ? 0 : along > length ? length : along;
      const dx = px - t * ux;
      const dy = py - t * uy;
      const squared = dx * dx + dy * dy;
      if (squared < bestSquared) {
        bestSquared = squared;
        best = i;
      }
    }
    return best;
  }

  /** Fills the block that holds a cell. */
  #fillBlock(column: number, row: number): void {
    const left = column - (column % BLOCK);
    const bottom = row - (row % BLOCK);
    const end = Math.min(left + BLOCK, this.#columns);
    for (let r = bottom; r < Math.min(bottom + BLOCK, this.#rows); r++) {
      this.#ends.fill(ALL, r * this.#columns + left, r * this.#columns + end);
    }
    this.#fill(left, bottom, BLOCK, 0, this.#line.numPoints);
  }

  /**
   * Fills a square of `size` cells: halves it down to parts of cells, narrowing the candidates by the rule above on the way.
   * @param from where its candidates begin in `#lists` @param to where they end
   */
  #fill(column: number, row: number, size: number, from: number, to: number): void {
    if (column >= this.#columns || row >= this.#rows) return;
    const cell = Math.floor(row) * this.#columns + Math.floor(column);
    const half = size * this.#cell * Math.SQRT1_2;
    const lists = this.#lists;
    const distance = this.#distance;
    const nearest = this.#measure(column + size / 2, row + size / 2, from, to);
    // Beyond reach a cell stays empty as a whole: parts of one must not miss what the others need.
    if (size >= 1 && nearest - half > this.#reach) return;
    const limit = nearest + 2 * half + ROUNDING;
    let end = to;
    for (let k = from; k < to; k++) if (distance[k - from] <= limit) lists[end++] = lists[k];
    if (size >= 1 && end - to > MAX_CANDIDATES * size) return;
    if (size === 1) this.#starts[cell] = this.#numCandidates;
    if (size > PART && (size > 1 || end > to + 1)) {
      const step = size / 2;
      this.#fill(column, row, step, to, end);
      this.#fill(column + step, row, step, to, end);
      this.#fill(column, row + step, step, to, end);
      this.#fill(column + step, row + step, step, to, end);
    } else {
      for (let k = to; k < end; k++) this.#add(lists[k], cell);
    }
    if (size === 1) this.#close(cell);
  }

  /** Distances of candidates from a place in cells. @returns the least, metres */
  #measure(column: number, row: number, from: number, to: number): number {
    const x = this.#left + column * this.#cell;
    const y = this.#bottom + row * this.#cell;
    let nearest = Infinity;
    for (let k = from; k < to; k++) {
      const d = Math.sqrt(this.#line.squaredDistanceTo(this.#lists[k], x, y));
      this.#distance[k - from] = d;
      if (d < nearest) nearest = d;
    }
    return nearest;
  }

  /** Adds a segment to the list of the cell that is being filled, unless another part of it has. */
  #add(segment: number, cell: number): void {
    if (this.#foundFor[segment] === cell + 1) return;
    this.#foundFor[segment] = cell + 1;
    if (this.#numCandidates === this.#candidates.length) {
      const larger = new Int32Array(2 * this.#numCandidates);
      larger.set(this.#candidates);
      this.#candidates = larger;
    }
    this.#candidates[this.#numCandidates++] = segment;
  }

  /** Sorts what the parts of a cell have found, each of them in order. */
  #close(cell: number): void {
    const found = this.#candidates;
    const start = this.#starts[cell];
    const end = this.#numCandidates;
    this.#ends[cell] = end;
    for (let k = start + 1; k < end; k++) {
      const segment = found[k];
      let at = k;
      for (; at > start && found[at - 1] > segment; at--) found[at] = found[at - 1];
      found[at] = segment;
    }
  }
}
