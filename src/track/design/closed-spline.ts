import { ringIndex } from '../../math/scalar.ts';

/** A place on a spline, metres. */
export interface SplinePoint {
  readonly x: number;
  readonly y: number;
}

/** Two places nearer than this are one to the spline, so that no share of the way is a division by 0, metres. */
const SAME_PLACE = 1e-6;

/**
 * A closed centripetal Catmull–Rom spline: a curve through all of its points with a continuous direction, each stretch
 * of which depends on the four points around it. Knots lie the square root of the distance apart (α = ½), for which no
 * stretch has a cusp or crosses itself. Each stretch is kept as a cubic Hermite curve with the same ends and tangents.
 *
 * Catmull & Rom 1974; Barry & Goldman 1988; Yuksel, Schaefer & Keyser 2011, "Parameterization and applications of
 * Catmull–Rom curves", section 3.
 */
export class ClosedSpline {
  readonly #points: readonly SplinePoint[];
  /** Of each axis of each stretch the four coefficients of a cubic in the share of the way, highest first. */
  readonly #cubics: (Float64Array | undefined)[] = [];

  constructor(points: readonly SplinePoint[]) {
    this.#points = points;
  }

  /** The place at a share of the way, 0 … 1, from point `i` to the next. */
  at(i: number, share: number): SplinePoint {
    // Fitting looks at few stretches of many splines.
    const cubics = (this.#cubics[i] ??= stretchCubics(this.#points, i));
    return { x: valueOf(cubics, 0, share), y: valueOf(cubics, 4, share) };
  }
}

function stretchCubics(points: readonly SplinePoint[], i: number): Float64Array {
  const [p0, p1, p2, p3] = [i - 1, i, i + 1, i + 2].map((k) => points[ringIndex(k, points.length)]);
  const before = knotDistance(p0, p1);
  const here = knotDistance(p1, p2);
  const after = knotDistance(p2, p3);
  const cubicOf = (axis: 'x' | 'y'): number[] => {
    const chord = (p2[axis] - p1[axis]) / here;
    const start = (p1[axis] - p0[axis]) / before - (p2[axis] - p0[axis]) / (before + here) + chord;
    const end = chord - (p3[axis] - p1[axis]) / (here + after) + (p3[axis] - p2[axis]) / after;
    const m0 = here * start;
    const m1 = here * end;
    const rise = p2[axis] - p1[axis];
    return [m0 + m1 - 2 * rise, 3 * rise - 2 * m0 - m1, m0, p1[axis]];
  };
  return Float64Array.from([...cubicOf('x'), ...cubicOf('y')]);
}

function valueOf(c: Float64Array, at: number, t: number): number {
  return ((c[at] * t + c[at + 1]) * t + c[at + 2]) * t + c[at + 3];
}

function knotDistance(a: SplinePoint, b: SplinePoint): number {
  return Math.sqrt(Math.max(Math.hypot(b.x - a.x, b.y - a.y), SAME_PLACE));
}
