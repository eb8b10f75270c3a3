import { toRadians } from '../../math/angle.ts';
import { ClosedSpline } from './closed-spline.ts';
import { FINE, fineStretch } from './fine-stretch.ts';
import { MonotoneCurve } from './monotone-curve.ts';
import type { DesignPoint, TrackDesign } from './track-design.ts';

/** Places on the road: this many on a lap, but no nearer and no farther apart than so, metres. */
const PLACES = 300;
const SPACING = { low: 0.1, high: 0.2 } as const;
/** However long the lap is, a track file must hold them all; however short, it needs some. */
const MOST_PLACES = 4000;
const LEAST_PLACES = 24;

/** The road of a design, place by place along the lap. All arrays have one entry for each place, in driving order. */
export interface DesignRoad {
  /** Centre line, metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Arc length from the start line, metres. */
  readonly s: Float64Array;
  /** Of a lap, metres. */
  readonly length: number;
  /** From the centre line to each border, metres. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Height of the road's lower edge, metres. */
  readonly lowEdge: Float64Array;
  /** Height of the centre line, metres. */
  readonly elevation: Float64Array;
  /** Degrees. */
  readonly banking: Float64Array;
  /** The place of each point of the design, with the number of places at the end, [points + 1]. */
  readonly placeOf: Int32Array;
}

/**
 * Lays a road through the points of a design: the centre line is a centripetal Catmull–Rom spline, widths, height and
 * banking go from point to point without leaving the range between them. Places lie at about even distances, and each
 * point of the design is one of them.
 */
export function layRoad({ points }: TrackDesign): DesignRoad {
  const n = points.length;
  const spline = new ClosedSpline(points);
  const stretches = points.map((_, i) => fineStretch(spline, i).s);
  const lengths = stretches.map((stretch) => Math.max(stretch[FINE], 1e-9));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const wished = Math.min(Math.max(total / PLACES, SPACING.low), SPACING.high);
  const spacing = Math.min(Math.max(wished, total / MOST_PLACES), total / LEAST_PLACES);
  const counts = lengths.map((length) => Math.max(1, Math.round(length / spacing)));
  const placeOf = new Int32Array(n + 1);
  counts.forEach((count, i) => (placeOf[i + 1] = placeOf[i] + count));
  const curveOf = (pick: (point: DesignPoint) => number) => new MonotoneCurve(points.map(pick), lengths);
  const curves = {
    left: curveOf(({ left }) => left),
    right: curveOf(({ right }) => right),
    lowEdge: curveOf(({ elevation }) => elevation),
    banking: curveOf(({ banking }) => banking),
  };
  const column = () => new Float64Array(placeOf[n]);
  const road = {
    x: column(),
    y: column(),
    s: column(),
    left: column(),
    right: column(),
    lowEdge: column(),
    elevation: column(),
    banking: column(),
  };
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < counts[i]; k++) {
      const share = k / counts[i];
      const at = placeOf[i] + k;
      const { x, y } = spline.at(i, shareAt(stretches[i], share * lengths[i]));
      road.x[at] = x;
      road.y[at] = y;
      road.s[at] = s + share * lengths[i];
      road.left[at] = curves.left.at(i, share);
      road.right[at] = curves.right.at(i, share);
      road.banking[at] = curves.banking.at(i, share);
      road.lowEdge[at] = curves.lowEdge.at(i, share);
      road.elevation[at] = road.lowEdge[at] + edgeDrop(road.left[at], road.right[at], road.banking[at]);
    }
    s += lengths[i];
  }
  return { ...road, length: total, placeOf };
}

/** How far the lower edge of a banked road lies under its centre line, metres. @param banking degrees */
export function edgeDrop(left: number, right: number, banking: number): number {
  return (banking > 0 ? left : right) * Math.tan(toRadians(Math.abs(banking)));
}

/** Share of the spline's own way at which a stretch has come so far. */
function shareAt(lengths: Float64Array, along: number): number {
  let k = 0;
  while (k < FINE - 1 && lengths[k + 1] < along) k++;
  const step = lengths[k + 1] - lengths[k];
  return (k + (step > 0 ? Math.min((along - lengths[k]) / step, 1) : 0)) / FINE;
}
