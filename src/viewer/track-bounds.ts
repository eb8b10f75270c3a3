import type { Track } from '../track/track.ts';

/** From the road's borders to the inner ellipse that scenery keeps out of, metres. */
const MARGIN = 0.9;

/** Where a track lies: its centre, its half extents, and an ellipse around it. */
export class TrackBounds {
  readonly x: number;
  readonly y: number;
  /** Half extents of the borders' bounding box, metres. */
  readonly halfX: number;
  readonly halfY: number;
  /** Radii of an ellipse around that box, metres. */
  readonly radiusX: number;
  readonly radiusY: number;
  /** Height of the highest point of the centre line, metres. */
  readonly top: number;

  constructor(track: Track) {
    const x = [...track.left.x, ...track.right.x];
    const y = [...track.left.y, ...track.right.y];
    const [x0, x1] = [Math.min(...x), Math.max(...x)];
    const [y0, y1] = [Math.min(...y), Math.max(...y)];
    this.x = (x0 + x1) / 2;
    this.y = (y0 + y1) / 2;
    this.halfX = (x1 - x0) / 2;
    this.halfY = (y1 - y0) / 2;
    this.radiusX = Math.SQRT2 * this.halfX + MARGIN;
    this.radiusY = Math.SQRT2 * this.halfY + MARGIN;
    this.top = Math.max(0, ...(track.file.elevation ?? []));
  }

  /** Mean radius of the ellipse, metres. */
  get radius(): number {
    return (this.radiusX + this.radiusY) / 2;
  }

  /** 1 on the ellipse, less inside, more outside. */
  factorAt(x: number, y: number): number {
    return Math.hypot((x - this.x) / this.radiusX, (y - this.y) / this.radiusY);
  }
}
