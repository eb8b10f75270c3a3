import { clamp } from '../../math/scalar.ts';

/** A straight band of paint: from (x, y) on in the unit direction (directionX, directionY) [m] */
export interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly directionX: number;
  readonly directionY: number;
  readonly length: number;
  readonly width: number;
}

/** The ground seen from above, as square cells of one luminance each; row 0 is the lowest y. */
export class GroundCanvas {
  readonly columns: number;
  readonly rows: number;
  /** [rows × columns] */
  readonly luminance: Uint8Array;
  /** How much of each cell the paint of now covers, 0 … 255. */
  readonly #coverage: Uint8Array;

  /** @param cell edge of a cell [m] */
  constructor(
    readonly left: number,
    readonly bottom: number,
    width: number,
    height: number,
    readonly cell: number,
  ) {
    this.columns = Math.ceil(width / cell);
    this.rows = Math.ceil(height / cell);
    this.luminance = new Uint8Array(this.columns * this.rows);
    this.#coverage = new Uint8Array(this.columns * this.rows);
  }

  /** Gives each cell the luminance of the ground at its middle. */
  fill(luminanceAt: (x: number, y: number) => number): void {
    for (let row = 0; row < this.rows; row++) {
      const y = this.bottom + (row + 0.5) * this.cell;
      for (let column = 0; column < this.columns; column++) {
        const x = this.left + (column + 0.5) * this.cell;
        this.luminance[row * this.columns + column] = luminanceAt(x, y);
      }
    }
  }

  /** Paints strokes in one colour, cells at their edges in part; where strokes overlap, the paint is not thicker. */
  paint(strokes: Iterable<Stroke>, luminance: number): void {
    this.#coverage.fill(0);
    for (const stroke of strokes) this.#cover(stroke);
    for (let at = 0; at < this.luminance.length; at++) {
      const share = this.#coverage[at] / 255;
      this.luminance[at] = Math.round(this.luminance[at] + share * (luminance - this.luminance[at]));
    }
  }

  #cover({ x, y, directionX, directionY, length, width }: Stroke): void {
    const { cell, columns } = this;
    const endX = x + length * directionX;
    const endY = y + length * directionY;
    const margin = width / 2 + cell;
    const column = (at: number): number => clamp(Math.floor((at - this.left) / cell), 0, columns - 1);
    const row = (at: number): number => clamp(Math.floor((at - this.bottom) / cell), 0, this.rows - 1);
    const firstColumn = column(Math.min(x, endX) - margin);
    const lastColumn = column(Math.max(x, endX) + margin);
    const lastRow = row(Math.max(y, endY) + margin);
    for (let r = row(Math.min(y, endY) - margin); r <= lastRow; r++) {
      const dy = this.bottom + (r + 0.5) * cell - y;
      for (let c = firstColumn; c <= lastColumn; c++) {
        const dx = this.left + (c + 0.5) * cell - x;
        const along = dx * directionX + dy * directionY;
        const across = dy * directionX - dx * directionY;
        const share = overlap(along, cell, 0, length) * overlap(across, cell, -width / 2, width / 2);
        const at = r * columns + c;
        this.#coverage[at] = Math.max(this.#coverage[at], Math.round(255 * share));
      }
    }
  }
}

/** Share of an interval around `middle` that lies between `from` and `to`. */
function overlap(middle: number, size: number, from: number, to: number): number {
  return clamp((Math.min(middle + size / 2, to) - Math.max(middle - size / 2, from)) / size, 0, 1);
}
