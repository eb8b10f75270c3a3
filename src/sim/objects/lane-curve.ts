import { wrap } from '../../math/scalar.ts';
import type { ClosedLine } from '../../track/closed-line.ts';

/** A point on a curve and the curve's derivative there. Filled in place. */
export interface CurvePoint {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

export function createCurvePoint(): CurvePoint {
  return { x: 0, y: 0, dx: 0, dy: 0 };
}

/** Each sweep makes the error four times smaller, so that this many reach the last bit. */
const SWEEPS = 40;

/**
 * The periodic cubic spline with two continuous derivatives through the points of a lane, over the arc length of the
 * centre line at those points: who goes along it at constant speed keeps pace with a point on the centre line.
 * de Boor 2001, *A Practical Guide to Splines*, ch. IV.
 */
export class LaneCurve {
  readonly #centre: ClosedLine;
  readonly #lane: ClosedLine;
  readonly #slopeX: Float64Array;
  readonly #slopeY: Float64Array;

  /** @param lane one point beside every point of the centre line */
  constructor(centre: ClosedLine, lane: ClosedLine) {
    this.#centre = centre;
    this.#lane = lane;
    this.#slopeX = slopes(lane.x, centre.segmentLength);
    this.#slopeY = slopes(lane.y, centre.segmentLength);
  }

  /** @param s arc length of the centre line [m], any; derivatives are per metre of it */
  at(s: number, out: CurvePoint): CurvePoint {
    const centre = this.#centre;
    const target = wrap(s, centre.length);
    const i = centre.segmentAt(target);
    const next = i + 1 === centre.numPoints ? 0 : i + 1;
    const h = centre.segmentLength[i];
    const t = (target - centre.arcLength[i]) / h;
    const { x, y } = this.#lane;
    // Cubic Hermite polynomials and their derivatives over t.
    const end = t * t * (3 - 2 * t);
    const leave = t * (1 - t) * (1 - t) * h;
    const arrive = t * t * (t - 1) * h;
    out.x = x[i] + end * (x[next] - x[i]) + leave * this.#slopeX[i] + arrive * this.#slopeX[next];
    out.y = y[i] + end * (y[next] - y[i]) + leave * this.#slopeY[i] + arrive * this.#slopeY[next];
    const endRate = (6 * t * (1 - t)) / h;
    const leaveRate = (1 - t) * (1 - 3 * t);
    const arriveRate = t * (3 * t - 2);
    out.dx = endRate * (x[next] - x[i]) + leaveRate * this.#slopeX[i] + arriveRate * this.#slopeX[next];
    out.dy = endRate * (y[next] - y[i]) + leaveRate * this.#slopeY[i] + arriveRate * this.#slopeY[next];
    return out;
  }
}

/** Slopes that make the second derivative continuous: a cyclic, diagonally dominant system, solved by Gauss–Seidel. */
function slopes(p: Float64Array, h: Float64Array): Float64Array {
  const n = p.length;
  const m = new Float64Array(n);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < n; i++) {
      const before = i === 0 ? n - 1 : i - 1;
      const next = i + 1 === n ? 0 : i + 1;
      const a = 1 / h[before];
      const c = 1 / h[i];
      const rise = 3 * (a * a * (p[i] - p[before]) + c * c * (p[next] - p[i]));
      m[i] = (rise - a * m[before] - c * m[next]) / (2 * (a + c));
    }
  }
  return m;
}
