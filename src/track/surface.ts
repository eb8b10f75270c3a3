import { toRadians } from '../math/angle.ts';
import type { CrossLines } from './borders.ts';
import type { ClosedLine } from './closed-line.ts';
import type { TrackFile } from './track-file.ts';

/** Height and unit normal of the ground under a point; z points to the sky. */
export interface SurfacePoint {
  height: number;
  normalX: number;
  normalY: number;
  normalZ: number;
  /**
   * The piece of road that the point was found on, or -1. The next look-up with the same object tries it first; that
   * changes how fast the answer comes and never the answer, because pieces do not overlap.
   */
  piece: number;
}

export function createSurfacePoint(): SurfacePoint {
  return { height: 0, normalX: 0, normalY: 0, normalZ: 1, piece: -1 };
}

/** Numbers per piece in the packed table, see `#pack`. */
const STRIDE = 10;
/** On the inside of a bend a slope gets this much steeper than on the centre line at most. */
const MAX_STEEPENING = 5;

/**
 * The road as a function of place: elevation along the centre line, tilted across it by the banking. Pieces meet at
 * the lines across the road at the centre line's points, and between those a place counts by its share of the way from
 * one to the other; so the surface has no steps on either side of a bend. The elevation is a cubic Hermite curve.
 */
export class Surface {
  /** True where all of the ground is the plane z = 0. */
  readonly isFlat: boolean;
  readonly #crossLines: CrossLines;
  readonly #pieces: Float64Array;

  constructor(line: ClosedLine, crossLines: CrossLines, file: Pick<TrackFile, 'elevation' | 'banking'>) {
    const n = line.numPoints;
    const elevation = Float64Array.from(file.elevation ?? new Array<number>(n).fill(0));
    // Tangent of the banking angle; positive lifts the right side.
    const tilt = Float64Array.from(file.banking ?? new Array<number>(n).fill(0), (bank) =>
      Math.tan(toRadians(bank)),
    );
    this.isFlat = elevation.every((z) => z === 0) && tilt.every((t) => t === 0);
    this.#crossLines = crossLines;
    this.#pieces = packPieces(line, elevation, tilt);
  }

  /**
   * Height of the road beside segment `i` as if it went on for ever to both sides, metres.
   * param t share of the way from point i to the next, 0 … 1 param lateral distance to the segment's left, metres
   */
  heightAt(i: number, t: number, lateral: number): number {
    const p = this.#pieces;
    const at = i * STRIDE;
    const rise = ((p[at + 3] * t + p[at + 4]) * t + p[at + 5]) * t + p[at + 6];
    return rise - (p[at + 7] + t * p[at + 8]) * lateral;
  }

  /** Height and normal of the road under or beside (x, y), where piece `i` is the one at that place. */
  at(i: number, x: number, y: number, out: SurfacePoint): SurfacePoint {
    const p = this.#pieces;
    const at = i * STRIDE;
    const cross = this.#crossLines;
    const ax = cross[3 * i];
    const ay = cross[3 * i + 1];
    const bx = cross[3 * i + 3];
    const by = cross[3 * i + 4];
    // Distances from the line across the road at the piece's start, and to the one at its end.
    const from = ax * x + ay * y - cross[3 * i + 2];
    const to = cross[3 * i + 5] - bx * x - by * y;
    const between = from + to;
    // Beyond the centre of a bend the lines across the road have crossed each other.
    const inverse = between > 0 ? 1 / between : Infinity;
    const share = between > 0 ? from * inverse : 0.5;
    const t = share < 0 ? 0 : share > 1 ? 1 : share;
    const ux = p[at];
    const uy = p[at + 1];
    const lateral = ux * y - uy * x - p[at + 2];
    const tilt = p[at + 7] + t * p[at + 8];
    const a = p[at + 3];
    const b = p[at + 4];
    const m = p[at + 5];
    out.height = ((a * t + b) * t + m) * t + p[at + 6] - tilt * lateral;
    // The normal is (-∂z/∂x, -∂z/∂y, 1), made a unit; ∇t = ((1 - t) A + t B) / (from + to).
    const perShare = (3 * a * t + 2 * b) * t + m - p[at + 8] * lateral;
    const rate = t === share ? perShare * Math.min(inverse, p[at + 9]) : 0;
    const slopeX = rate * (ax + t * (bx - ax)) + tilt * uy;
    const slopeY = rate * (ay + t * (by - ay)) - tilt * ux;
    const scale = 1 / Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
    out.normalX = -slopeX * scale;
    out.normalY = -slopeY * scale;
    out.normalZ = scale;
    return out;
  }
}

/**
 * Per piece: 0–2 direction of the segment and offset to its left, 3–6 coefficients of the elevation over t (cubic first),
 * 7 tilt at the start and 8 its change, 9 the largest 1 / distance between the end lines that a slope is taken over.
 */
function packPieces(line: ClosedLine, elevation: Float64Array, tilt: Float64Array): Float64Array {
  const n = line.numPoints;
  const slope = Float64Array.from(elevation, (_, i) => {
    const before = (i + n - 1) % n;
    const rise = elevation[(i + 1) % n] - elevation[before];
    return rise / (line.segmentLength[before] + line.segmentLength[i]);
  });
  const pieces = new Float64Array(n * STRIDE);
  for (let i = 0; i < n; i++) {
    const next = (i + 1) % n;
    const rise = elevation[next] - elevation[i];
    const m0 = slope[i] * line.segmentLength[i];
    const m1 = slope[next] * line.segmentLength[i];
    pieces.set(
      [
        line.directionX[i],
        line.directionY[i],
        line.directionX[i] * line.y[i] - line.directionY[i] * line.x[i],
        m0 + m1 - 2 * rise,
        3 * rise - 2 * m0 - m1,
        m0,
        elevation[i],
        tilt[i],
        tilt[next] - tilt[i],
        MAX_STEEPENING / line.segmentLength[i],
      ],
      i * STRIDE,
    );
  }
  return pieces;
}
