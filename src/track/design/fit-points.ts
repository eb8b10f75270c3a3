import { ringIndex } from '../../math/scalar.ts';
import { ClosedSpline } from './closed-spline.ts';
import { FINE, type FineStretch, fineStretch } from './fine-stretch.ts';
import { MonotoneCurve } from './monotone-curve.ts';
import { simplifyClosedLine } from './simplify-line.ts';
import { DESIGN_POINTS, type DesignPoint } from './track-design.ts';

/** How far a fitted road may lie from the one that it is fitted to. */
export interface FitTolerance {
  /** From centre line to centre line, metres. */
  readonly line: number;
  /** Between widths of a side, metres. */
  readonly width: number;
  /** Between heights of the lower edge, metres. */
  readonly elevation: number;
  /** Degrees. */
  readonly banking: number;
}

/** A choice of points, and how far the road through them lies from all of them; in the units of the tolerance. */
export interface FittedPoints {
  readonly points: readonly DesignPoint[];
  readonly deviation: FitTolerance;
}

/** How much rougher than the tolerance the first choice is: splines need fewer points than straight lines do. */
const FIRST_ROUGHNESS = 4;
const VALUES = ['left', 'right', 'elevation', 'banking'] as const;
const TOLERANCE_OF = { left: 'width', right: 'width', elevation: 'elevation', banking: 'banking' } as const;

/**
 * Chooses few points of a closed line so that the road through them (see `layRoad`) stays within a tolerance of all of
 * them. Begins with what Ramer, Douglas and Peucker keep, and like them adds the worst point of each stretch that strays
 * too far, but from the spline instead of the chord, and in both directions: neither may the line stray from the spline,
 * nor the spline from the line. Points that later ones have made unneeded are left out again.
 * @param line closed, at least 3 points, in driving order; the first one is always chosen
 */
export function fitPoints(line: readonly DesignPoint[], tolerance: FitTolerance): FittedPoints {
  let roughness = FIRST_ROUGHNESS * tolerance.line;
  let first = simplifyClosedLine(line, roughness);
  while (first.length > DESIGN_POINTS.high) {
    roughness *= 2;
    first = simplifyClosedLine(line, roughness);
  }
  const chosen = new Set(first);
  for (const share of [0.25, 0.5, 0.75]) {
    if (chosen.size < DESIGN_POINTS.low) chosen.add(Math.max(1, Math.floor(share * line.length)));
  }
  for (;;) {
    const indices = [...chosen].sort((a, b) => a - b);
    const stretches = compare(line, indices, tolerance);
    const strayed = stretches
      .filter(({ error, index }) => error > 1 && index !== null)
      .sort((a, b) => b.error - a.error);
    const room = DESIGN_POINTS.high - indices.length;
    if (strayed.length === 0 || room <= 0) {
      const needed = withoutUnneeded(line, indices, tolerance);
      return {
        points: needed.map((i) => line[i]),
        deviation: deviationOf(compare(line, needed, tolerance)),
      };
    }
    for (const { index } of strayed.slice(0, room)) chosen.add(index!);
  }
}

/** Leaves out each point, one after the other, without which no stretch strays too far that did not do so before. */
function withoutUnneeded(
  line: readonly DesignPoint[],
  indices: readonly number[],
  tolerance: FitTolerance,
): readonly number[] {
  let needed = [...indices];
  for (let i = 1; i < needed.length;) {
    const fewer = needed.toSpliced(i, 1);
    // A spline's stretch depends on two points before it and two behind.
    const around = [-3, -2, -1, 0, 1].map((k) => ringIndex(i + k, fewer.length));
    const isEnough = fewer.length >= DESIGN_POINTS.low;
    if (isEnough && compare(line, fewer, tolerance, around).every(({ error }) => error <= 1)) needed = fewer;
    else i++;
  }
  return needed;
}

/** How far a stretch of the fitted road strays. */
interface Stray {
  readonly deviation: FitTolerance;
  /** The worst part of it, as a multiple of its tolerance, and the point of the line to add for it; null: none is left. */
  readonly error: number;
  readonly index: number | null;
}

/** @param which of the stretches, by their number; all if left out */
function compare(
  line: readonly DesignPoint[],
  indices: readonly number[],
  tolerance: FitTolerance,
  which: readonly number[] = [...indices.keys()],
): Stray[] {
  const points = indices.map((i) => line[i]);
  const spline = new ClosedSpline(points);
  // The slopes of a stretch need the lengths of its neighbours, and nothing else of the lap.
  const fine = new Map<number, FineStretch>();
  for (const i of which.flatMap((k) => [k - 1, k, k + 1])) {
    const k = ringIndex(i, points.length);
    if (!fine.has(k)) fine.set(k, fineStretch(spline, k));
  }
  const lengths = points.map((_, i) => Math.max(fine.get(i)?.s[FINE] ?? 1, 1e-9));
  const curves = VALUES.map(
    (name) =>
      new MonotoneCurve(
        points.map((point) => point[name]),
        lengths,
      ),
  );
  return which.map((i) => {
    const start = indices[i];
    const end = indices[i + 1] ?? line.length;
    const deviation = { line: 0, width: 0, elevation: 0, banking: 0 };
    const { x: fineX, y: fineY, s } = fine.get(i)!;
    let error = 0;
    let index: number | null = null;
    const take = (name: keyof FitTolerance, value: number, at: number): void => {
      deviation[name] = Math.max(deviation[name], value);
      if (value / tolerance[name] <= error) return;
      error = value / tolerance[name];
      // An end of the stretch is a point already: of the others, the one beside it.
      index = end - start < 2 ? null : Math.min(Math.max(at, start + 1), end - 1);
    };
    for (let at = start + 1; at < end; at++) {
      const { distance, along } = nearest(fineX, fineY, line[at]);
      take('line', distance, at);
      const k = Math.floor(along);
      const way = s[k] + (along - k) * ((s[k + 1] ?? 0) - s[k]);
      VALUES.forEach((name, v) => {
        take(TOLERANCE_OF[name], Math.abs(line[at][name] - curves[v].at(i, way / lengths[i])), at);
      });
    }
    const stretch = Array.from({ length: end - start + 1 }, (_, k) => line[(start + k) % line.length]);
    const [x, y] = [stretch.map((point) => point.x), stretch.map((point) => point.y)];
    for (let k = 1; k < FINE; k++) {
      const { distance, along } = nearest(x, y, { x: fineX[k], y: fineY[k] });
      take('line', distance, start + Math.round(along));
    }
    return { deviation, error, index };
  });
}

/** Distance to an open polyline, metres, and where on it that is: index of a segment plus the share of the way along it. */
function nearest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  point: { readonly x: number; readonly y: number },
): { readonly distance: number; readonly along: number } {
  let best = Infinity;
  let along = 0;
  for (let k = 0; k + 1 < x.length; k++) {
    const dx = x[k + 1] - x[k];
    const dy = y[k + 1] - y[k];
    const squared = dx * dx + dy * dy;
    const share = squared > 0 ? ((point.x - x[k]) * dx + (point.y - y[k]) * dy) / squared : 0;
    const t = Math.min(Math.max(share, 0), 1);
    const distance = Math.hypot(point.x - x[k] - t * dx, point.y - y[k] - t * dy);
    if (distance < best) [best, along] = [distance, k + t];
  }
  return { distance: best, along };
}

function deviationOf(stretches: readonly Stray[]): FitTolerance {
  const most = (name: keyof FitTolerance): number =>
    Math.max(...stretches.map(({ deviation }) => deviation[name]));
  return {
    line: most('line'),
    width: most('width'),
    elevation: most('elevation'),
    banking: most('banking'),
  };
}
