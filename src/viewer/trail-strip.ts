import { BufferAttribute, BufferGeometry, Color, DynamicDrawUsage, Mesh, MeshBasicMaterial } from 'three';
import { ColorScale } from './color-scale.ts';
import { ACROSS, acrossStrip, colorRow, CORNERS, joinRows } from './edged-strip.ts';
import { PURPLE_ORANGE } from './purple-orange.ts';
import { MOST_POINTS, TRAIL, TRAIL_SIZE, type TrailPath } from './trail-path.ts';
import type { TrailScale } from './trail-scale.ts';
import { VIRIDIS } from './viridis.ts';

/** Above the road, its paint and the ideal line, below the shadows of cars [m] */
const LIFT = 0.0145;
/** The points of a path, and where the car is. */
const MOST_ROWS = MOST_POINTS + 1;
/** Of what is not known, or not yet. */
const UNKNOWN = new Color('#8b929c');
/** Numbers per row of vertices. */
const ROW = 3 * ACROSS;

/** One path on the road, coloured by what was measured along it. What has been written is not written again. */
export class TrailStrip extends Mesh<BufferGeometry, MeshBasicMaterial> {
  readonly #positions = new Float32Array(ROW * MOST_ROWS);
  readonly #colors = new Float32Array(ROW * MOST_ROWS);
  readonly #scales = {
    speed: new ColorScale(VIRIDIS),
    steering: new ColorScale(PURPLE_ORANGE),
    reward: new ColorScale(VIRIDIS),
  } as const;
  readonly #color = new Color();
  #across = acrossStrip(0);
  #scale: TrailScale = { by: 'speed', first: 0, last: 0 };
  #path: TrailPath | null = null;
  #version = 0;
  #numWritten = 0;

  /** @param opacity 0 … 1 */
  constructor(opacity: number) {
    super(new BufferGeometry(), new MeshBasicMaterial({ vertexColors: true, polygonOffset: true, opacity }));
    this.material.transparent = opacity < 1;
    this.material.depthWrite = opacity === 1;
    this.material.polygonOffsetFactor = -2;
    this.material.polygonOffsetUnits = -2;
    this.frustumCulled = false;
    // After the ideal line, which it may cover.
    this.renderOrder = 4;
    const index = new Uint16Array(CORNERS * MOST_POINTS);
    for (let row = 0; row < MOST_POINTS; row++) joinRows(index, row, row, row + 1);
    this.geometry.setIndex(new BufferAttribute(index, 1));
    for (const [name, array] of [
      ['position', this.#positions],
      ['color', this.#colors],
    ] as const)
      this.geometry.setAttribute(name, new BufferAttribute(array, 3).setUsage(DynamicDrawUsage));
    this.geometry.setDrawRange(0, 0);
  }

  /** @param width metres */
  style(scale: TrailScale, width: number): void {
    this.#scale = scale;
    this.#across = acrossStrip(width);
    this.#path = null;
  }

  /**
   * Draws a path. Call before every picture in which it is seen.
   * @param from the first point to be seen
   * @param tip where the car is beyond the last point, [TRAIL_SIZE]; null: it is not on this path
   */
  draw(path: TrailPath, from: number, tip: Float32Array | null): void {
    const isNew = path !== this.#path || path.version !== this.#version;
    const numRows = path.count + (tip === null ? 0 : 1);
    const hasGrown = tip !== null || path.count > this.#numWritten;
    // A point looks from the one before it to the next, so that the last one turns when another follows.
    const start = isNew ? 0 : hasGrown ? Math.max(0, this.#numWritten - 1) : numRows;
    const point = (i: number): Float32Array =>
      i < path.count || tip === null ? path.points.subarray(i * TRAIL_SIZE, (i + 1) * TRAIL_SIZE) : tip;
    for (let row = start; row < numRows; row++)
      this.#write(row, point(Math.max(0, row - 1)), point(row), point(Math.min(numRows - 1, row + 1)));
    this.#path = path;
    this.#version = path.version;
    this.#numWritten = path.count;
    this.geometry.setDrawRange(CORNERS * from, CORNERS * Math.max(0, numRows - 1 - from));
    if (start >= numRows) return;
    for (const name of ['position', 'color']) {
      const attribute = this.geometry.getAttribute(name) as BufferAttribute;
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(ROW * start, ROW * (numRows - start));
      attribute.needsUpdate = true;
    }
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }

  #write(row: number, before: Float32Array, here: Float32Array, next: Float32Array): void {
    const dx = next[TRAIL.x] - before[TRAIL.x];
    const dy = next[TRAIL.y] - before[TRAIL.y];
    const length = Math.hypot(dx, dy);
    // A car that stands still has no direction; its place is a point.
    const [leftX, leftY] = length > 0 ? [-dy / length, dx / length] : [0, 0];
    const rise = here[TRAIL.slopeX] * leftX + here[TRAIL.slopeY] * leftY;
    for (const [k, left] of this.#across.entries()) {
      const at = ROW * row + 3 * k;
      this.#positions[at] = here[TRAIL.x] + left * leftX;
      this.#positions[at + 1] = here[TRAIL.y] + left * leftY;
      this.#positions[at + 2] = here[TRAIL.z] + left * rise + LIFT;
    }
    const { by, first, last } = this.#scale;
    const value = here[TRAIL[by]];
    const color = Number.isNaN(value) ? UNKNOWN : this.#scales[by].at(value, first, last, this.#color);
    colorRow(this.#colors, row, color);
  }
}
