import { wrapAngle } from '../math/angle.ts';
import { ringIndex } from '../math/scalar.ts';
import type { Track } from '../track/track.ts';
import type { Point } from './mesh-builder.ts';

/** How far apart the two directions are that a curvature is taken from, metres. */
const CURVATURE_SPAN = 0.5;

/** Points on the road's surface, found by a point of the centre line and a distance to its left. */
export class CrossSections {
  readonly count: number;

  constructor(readonly track: Track) {
    this.count = track.centre.numPoints;
  }

  /** Metres from the centre line to the left border (positive) or to the right one (negative). */
  border(side: 1 | -1, i: number): number {
    return side === 1 ? this.track.widthLeft[i] : -this.track.widthRight[i];
  }

  /**
   * A point of the ground.
   * @param i centre-line point, any integer
   * @param t share of the way to the next one, 0 … 1
   * @param lateral metres to the left of the centre line
   * @param lift metres above the surface
   */
  point(i: number, t: number, lateral: number, lift = 0): Point {
    const { centre } = this.track;
    const a = ringIndex(i, this.count);
    const b = ringIndex(i + 1, this.count);
    const normalX =
      this.#normal(centre.x, this.track.left.x, a) * (1 - t) +
      this.#normal(centre.x, this.track.left.x, b) * t;
    const normalY =
      this.#normal(centre.y, this.track.left.y, a) * (1 - t) +
      this.#normal(centre.y, this.track.left.y, b) * t;
    const x = centre.x[a] + t * (centre.x[b] - centre.x[a]) + normalX * lateral;
    const y = centre.y[a] + t * (centre.y[b] - centre.y[a]) + normalY * lateral;
    return [x, y, this.height(a, t, lateral) + lift];
  }

  /** Height of the road's surface, metres. */
  height(i: number, t: number, lateral: number): number {
    if (this.track.surface.isFlat) return 0;
    return Math.max(0, this.track.surface.heightAt(i, t, lateral));
  }

  /** Signed curvature at a centre-line point, 1/m, positive in left-hand bends. */
  curvature(i: number): number {
    const s = this.track.centre.arcLength[ringIndex(i, this.count)];
    const before = this.track.headingAt(s - CURVATURE_SPAN / 2);
    const after = this.track.headingAt(s + CURVATURE_SPAN / 2);
    return wrapAngle(after - before) / CURVATURE_SPAN;
  }

  /** One coordinate of the unit vector to the left at point `i`. */
  #normal(centre: Float64Array, left: Float64Array, i: number): number {
    return (left[i] - centre[i]) / this.track.widthLeft[i];
  }
}
