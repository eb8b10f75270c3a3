import type { Borders, CrossLines } from './borders.ts';
import { boundsOf, cellSize } from './bounds.ts';
import { clamp } from '../math/scalar.ts';
import type { ClosedLine } from './closed-line.ts';

/** Numbers per piece: its left and its right border, each as nx, ny, offset; n·p > offset to the left of the border. */
const STRIDE = 6;
/** A road this many cells wide has few pieces per cell and few cells per piece. */
const CELLS_ACROSS = 32;

/**
 * Which piece of road a point lies on. Piece `i` is the quadrilateral between the borders from point i to point i + 1;
 * pieces are convex and do not overlap, which `checkTrackGeometry` makes sure of. A grid lists the pieces in each cell.
 */
export class RoadGrid {
  readonly #crossLines: CrossLines;
  readonly #borders: Float64Array;
  readonly #margin: number;
  readonly #left: number;
  readonly #bottom: number;
  readonly #cell: number;
  readonly #cellsPerMetre: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Pieces in cell c are `#members[#starts[c] … #starts[c + 1])`. */
  readonly #starts: Int32Array;
  readonly #members: Int32Array;
  /** [cells], 1: road from edge to edge. */
  readonly #covered: Uint8Array;

  /** @param margin how far beside the road a point still belongs to a piece, metres */
  constructor(crossLines: CrossLines, { left, right }: Borders, margin: number) {
    this.#margin = margin;
    const n = left.numPoints;
    this.#crossLines = crossLines;
    this.#borders = packBorders(left, right);
    const bounds = boundsOf([left, right], margin);
    let widest = 0;
    for (let i = 0; i < n; i++) {
      widest = Math.max(widest, Math.hypot(left.x[i] - right.x[i], left.y[i] - right.y[i]));
    }
    this.#cell = cellSize(bounds, widest / CELLS_ACROSS);
    this.#cellsPerMetre = 1 / this.#cell;
    this.#left = bounds.left;
    this.#bottom = bounds.bottom;
    this.#columns = Math.floor((bounds.right - bounds.left) * this.#cellsPerMetre) + 1;
    this.#rows = Math.floor((bounds.top - bounds.bottom) * this.#cellsPerMetre) + 1;
    const cells = this.#columns * this.#rows;
    this.#starts = new Int32Array(cells + 1);
    this.#forEachMember(left, right, (cell) => this.#starts[cell + 1]++);
    for (let cell = 0; cell < cells; cell++) this.#starts[cell + 1] += this.#starts[cell];
    this.#members = new Int32Array(this.#starts[cells]);
    const next = this.#starts.slice();
    this.#forEachMember(left, right, (cell, piece) => (this.#members[next[cell]++] = piece));
    this.#covered = new Uint8Array(cells);
    for (let cell = 0; cell < cells; cell++) if (this.#isCovered(cell)) this.#covered[cell] = 1;
  }

  /** Whether a point lies strictly between the two borders. */
  has(x: number, y: number): boolean {
    const cell = this.#cellOf(x, y);
    return cell >= 0 && (this.#covered[cell] === 1 || this.#memberAt(cell, x, y) >= 0);
  }

  /** Whether a point lies on one piece of road. */
  isOnPiece(piece: number, x: number, y: number): boolean {
    return (
      this.#isBetweenEnds(piece, x, y) &&
      this.#leftOfLeft(piece, x, y) < 0 &&
      this.#leftOfRight(piece, x, y) > 0
    );
  }

  /**
   * The piece of road that a point lies on or, within the margin beside the road, belongs to; of two roads the nearer.
   * @returns -1 farther away
   */
  pieceNear(x: number, y: number): number {
    const cell = this.#cellOf(x, y);
    if (cell < 0) return -1;
    const start = this.#starts[cell];
    const end = this.#starts[cell + 1];
    let best = -1;
    let least = this.#margin;
    for (let k = start; k < end; k++) {
      const piece = this.#members[k];
      if (!this.#isBetweenEnds(piece, x, y)) continue;
      const beyond = Math.max(this.#leftOfLeft(piece, x, y), -this.#leftOfRight(piece, x, y));
      if (beyond < 0) return piece;
      if (beyond > least) continue;
      least = beyond;
      best = piece;
    }
    return best >= 0 || start === end ? best : this.#pieceInside(cell, x, y);
  }

  /** Beyond the centre of a bend the lines across the road have crossed, and no piece has the point between its ends. */
  #pieceInside(cell: number, x: number, y: number): number {
    let best = -1;
    let least = this.#margin;
    for (let k = this.#starts[cell]; k < this.#starts[cell + 1]; k++) {
      const piece = this.#members[k];
      const beyond = Math.max(this.#leftOfLeft(piece, x, y), -this.#leftOfRight(piece, x, y));
      if (beyond > least || !this.#isFolded(piece, x, y)) continue;
      least = beyond;
      best = piece;
    }
    return best;
  }

  #cellOf(x: number, y: number): number {
    const column = Math.floor((x - this.#left) * this.#cellsPerMetre);
    const row = Math.floor((y - this.#bottom) * this.#cellsPerMetre);
    const isInside = column >= 0 && column < this.#columns && row >= 0 && row < this.#rows;
    return isInside ? row * this.#columns + column : -1;
  }

  #memberAt(cell: number, x: number, y: number): number {
    const end = this.#starts[cell + 1];
    for (let k = this.#starts[cell]; k < end; k++) {
      if (this.isOnPiece(this.#members[k], x, y)) return this.#members[k];
    }
    return -1;
  }

  /** One line ends a piece and starts the next, so no point falls between two. */
  #isBetweenEnds(piece: number, x: number, y: number): boolean {
    const cross = this.#crossLines;
    const at = 3 * piece;
    return (
      cross[at] * x + cross[at + 1] * y >= cross[at + 2] &&
      cross[at + 3] * x + cross[at + 4] * y < cross[at + 5]
    );
  }

  #isFolded(piece: number, x: number, y: number): boolean {
    return this.#aheadOf(piece, x, y) < 0 && this.#aheadOf(piece + 1, x, y) >= 0;
  }

  /** How far a point lies to the left of a piece's left border, metres. */
  #leftOfLeft(piece: number, x: number, y: number): number {
    const borders = this.#borders;
    const at = piece * STRIDE;
    return borders[at] * x + borders[at + 1] * y - borders[at + 2];
  }

  /** How far a point lies to the left of a piece's right border, metres. */
  #leftOfRight(piece: number, x: number, y: number): number {
    const borders = this.#borders;
    const at = piece * STRIDE;
    return borders[at + 3] * x + borders[at + 4] * y - borders[at + 5];
  }

  /** How far a point lies ahead of the line across the road at centre-line point `i`, metres. */
  #aheadOf(i: number, x: number, y: number): number {
    const cross = this.#crossLines;
    return cross[3 * i] * x + cross[3 * i + 1] * y - cross[3 * i + 2];
  }

  /** Calls `visit` for every cell that a piece of road, or the margin beside it, may reach into. */
  #forEachMember(left: ClosedLine, right: ClosedLine, visit: (cell: number, piece: number) => void): void {
    const n = left.numPoints;
    const half = this.#cell * Math.SQRT1_2;
    const reach = half + this.#margin;
    const columnOf = (x: number): number =>
      clamp(Math.floor((x - this.#left) * this.#cellsPerMetre), 0, this.#columns - 1);
    const rowOf = (y: number): number =>
      clamp(Math.floor((y - this.#bottom) * this.#cellsPerMetre), 0, this.#rows - 1);
    for (let i = 0; i < n; i++) {
      const next = i + 1 === n ? 0 : i + 1;
      const xs = [left.x[i], left.x[next], right.x[i], right.x[next]];
      const ys = [left.y[i], left.y[next], right.y[i], right.y[next]];
      const lastColumn = columnOf(Math.max(...xs) + 2 * this.#margin);
      const lastRow = rowOf(Math.max(...ys) + 2 * this.#margin);
      const firstColumn = columnOf(Math.min(...xs) - 2 * this.#margin);
      const firstRow = rowOf(Math.min(...ys) - 2 * this.#margin);
      for (let row = firstRow; row <= lastRow; row++) {
        const y = this.#bottom + (row + 0.5) * this.#cell;
        for (let column = firstColumn; column <= lastColumn; column++) {
          const x = this.#left + (column + 0.5) * this.#cell;
          if (this.#leftOfLeft(i, x, y) > reach || this.#leftOfRight(i, x, y) < -reach) continue;
          const isBetween = this.#aheadOf(i, x, y) >= -half && this.#aheadOf(i + 1, x, y) <= half;
          if (isBetween || this.#isFolded(i, x, y)) visit(row * this.#columns + column, i);
        }
      }
    }
  }

  /** The middle is on the road, and no border of a piece in the cell comes nearer to it than the corners. */
  #isCovered(cell: number): boolean {
    const x = this.#left + ((cell % this.#columns) + 0.5) * this.#cell;
    const y = this.#bottom + (Math.floor(cell / this.#columns) + 0.5) * this.#cell;
    if (this.#memberAt(cell, x, y) < 0) return false;
    const half = this.#cell * Math.SQRT1_2 + 1e-9;
    for (let k = this.#starts[cell]; k < this.#starts[cell + 1]; k++) {
      const piece = this.#members[k];
      if (Math.abs(this.#leftOfLeft(piece, x, y)) <= half) return false;
      if (Math.abs(this.#leftOfRight(piece, x, y)) <= half) return false;
    }
    return true;
  }
}

function packBorders(left: ClosedLine, right: ClosedLine): Float64Array {
  const borders = new Float64Array(left.numPoints * STRIDE);
  for (let i = 0; i < left.numPoints; i++) {
    packLine(borders, i * STRIDE, left, i);
    packLine(borders, i * STRIDE + 3, right, i);
  }
  return borders;
}

/** The line along segment `i`, by its normal to the left. */
function packLine(out: Float64Array, at: number, line: ClosedLine, i: number): void {
  const normalX = -line.directionY[i];
  const normalY = line.directionX[i];
  out[at] = normalX;
  out[at + 1] = normalY;
  out[at + 2] = normalX * line.x[i] + normalY * line.y[i];
}
