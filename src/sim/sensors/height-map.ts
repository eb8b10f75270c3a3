import { boundsOf, type Bounds } from '../../track/bounds.ts';
import { SHOULDER, type Track } from '../../track/track.ts';
import { createGroundPoint } from '../ground.ts';

/** Distance of two heights, where nothing asks for more [m] */
const CELL = 0.04;
const MAX_CELLS = 2 ** 20;

/**
 * Heights of a hilly track's ground on a square grid, for look-ups by the hundred thousand; in between they are
 * interpolated, so the steep edges of an embankment are as wide as a cell. Around it lies the plane z = 0.
 */
export class HeightMap {
  readonly bounds: Bounds;
  /** [m] */
  readonly highest: number;
  readonly #heights: Float32Array;
  readonly #columns: number;
  readonly #cellsPerMetre: number;

  constructor(track: Track) {
    const bounds = boundsOf([track.left, track.right], SHOULDER + 2 * CELL);
    const width = bounds.right - bounds.left;
    const height = bounds.top - bounds.bottom;
    const cell = Math.max(CELL, Math.sqrt((width * height) / MAX_CELLS));
    this.bounds = bounds;
    this.#cellsPerMetre = 1 / cell;
    this.#columns = Math.ceil(width / cell) + 2;
    const rows = Math.ceil(height / cell) + 2;
    this.#heights = new Float32Array(this.#columns * rows);
    const ground = createGroundPoint();
    let highest = 0;
    for (let at = 0; at < this.#heights.length; at++) {
      const x = bounds.left + (at % this.#columns) * cell;
      const y = bounds.bottom + Math.floor(at / this.#columns) * cell;
      this.#heights[at] = track.groundAt(x, y, ground).height;
      highest = Math.max(highest, this.#heights[at]);
    }
    this.highest = highest;
  }

  /** Height of the ground at a place within `bounds` [m] */
  at(x: number, y: number): number {
    const u = (x - this.bounds.left) * this.#cellsPerMetre;
    const v = (y - this.bounds.bottom) * this.#cellsPerMetre;
    const column = u | 0;
    const row = v | 0;
    const heights = this.#heights;
    const below = row * this.#columns + column;
    const above = below + this.#columns;
    const shareX = u - column;
    const near = heights[below] + shareX * (heights[below + 1] - heights[below]);
    const far = heights[above] + shareX * (heights[above + 1] - heights[above]);
    return near + (v - row) * (far - near);
  }

  has(x: number, y: number): boolean {
    const { left, right, bottom, top } = this.bounds;
    return x >= left && x <= right && y >= bottom && y <= top;
  }
}
