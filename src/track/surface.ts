import { toRadians } from '../math/angle.ts';
import type { ClosedLine } from './closed-line.ts';
import type { TrackFile } from './track-file.ts';

/** Height and unit normal of the ground under a point; z points to the sky. */
export interface SurfacePoint {
  height: number;
  normalX: number;
  normalY: number;
  normalZ: number;
}

export function createSurfacePoint(): SurfacePoint {
  return { height: 0, normalX: 0, normalY: 0, normalZ: 1 };
}

/**
 * The road as a function of place: elevation along the centre line, tilted across it by the banking. Between points
 * the elevation is a cubic Hermite curve, so that slope and normal are continuous and wheels feel no steps.
 */
export class Surface {
  /** True where all of the ground is the plane z = 0. */
  readonly isFlat: boolean;
  readonly #line: ClosedLine;
  readonly #elevation: Float64Array;
  /** dz/ds at each point. */
  readonly #slope: Float64Array;
  /** Tangent of the banking angle per point; positive lifts the right side. */
  readonly #tilt: Float64Array;

  constructor(line: ClosedLine, file: Pick<TrackFile, 'elevation' | 'banking'>) {
    const n = line.numPoints;
    this.#line = line;
    this.#elevation = Float64Array.from(file.elevation ?? new Array<number>(n).fill(0));
    this.#tilt = Float64Array.from(file.banking ?? new Array<number>(n).fill(0), (bank) =>
      Math.tan(toRadians(bank)),
    );
    this.isFlat = this.#elevation.every((z) => z === 0) && this.#tilt.every((t) => t === 0);
    this.#slope = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const before = (i + n - 1) % n;
      const rise = this.#elevation[(i + 1) % n]! - this.#elevation[before]!;
      this.#slope[i] = rise / (line.segmentLength[before]! + line.segmentLength[i]!);
    }
  }

  /**
   * Height and normal of the road beside segment `i`, as if the road went on for ever to both sides.
   * @param t place on the segment, 0 … 1 @param lateral distance to its left [m]
   */
  at(i: number, t: number, lateral: number, out: SurfacePoint): SurfacePoint {
    const next = i + 1 === this.#line.numPoints ? 0 : i + 1;
    const length = this.#line.segmentLength[i]!;
    const z0 = this.#elevation[i]!;
    const z1 = this.#elevation[next]!;
    const m0 = this.#slope[i]! * length;
    const m1 = this.#slope[next]! * length;
    const a = 2 * (z0 - z1) + m0 + m1;
    const b = -3 * (z0 - z1) - 2 * m0 - m1;
    const tilt = this.#tilt[i]! + t * (this.#tilt[next]! - this.#tilt[i]!);
    const tiltRate = (this.#tilt[next]! - this.#tilt[i]!) / length;
    out.height = ((a * t + b) * t + m0) * t + z0 - tilt * lateral;
    // z = f(s, lateral): the normal is (-∂z/∂s, -∂z/∂lateral, 1) in the frame (along, left, up), then made a unit.
    const alongSlope = ((3 * a * t + 2 * b) * t + m0) / length - tiltRate * lateral;
    const scale = 1 / Math.sqrt(alongSlope * alongSlope + tilt * tilt + 1);
    const ux = this.#line.directionX[i]!;
    const uy = this.#line.directionY[i]!;
    out.normalX = (-alongSlope * ux - tilt * uy) * scale;
    out.normalY = (-alongSlope * uy + tilt * ux) * scale;
    out.normalZ = scale;
    return out;
  }
}
