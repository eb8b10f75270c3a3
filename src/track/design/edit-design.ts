import { clamp, ringIndex } from '../../math/scalar.ts';
import { BANKING, ELEVATION, HALF_WIDTH, MAX_COORDINATE } from '../track-limits.ts';
import { type DesignRoad, layRoad } from './design-road.ts';
import { DESIGN_POINTS, type DesignPoint, type TrackDesign } from './track-design.ts';

/** The smallest and the largest value of each part of a point. */
export const POINT_LIMITS: Readonly<
  Record<keyof DesignPoint, { readonly low: number; readonly high: number }>
> = {
  x: { low: -MAX_COORDINATE, high: MAX_COORDINATE },
  y: { low: -MAX_COORDINATE, high: MAX_COORDINATE },
  left: HALF_WIDTH,
  right: HALF_WIDTH,
  elevation: ELEVATION,
  banking: BANKING,
};

/** A design with one of its points changed; what is beyond a limit comes to lie on it. */
export function withPoint({ points }: TrackDesign, index: number, patch: Partial<DesignPoint>): TrackDesign {
  return { points: points.map((point, i) => (i === index ? within({ ...point, ...patch }) : point)) };
}

/** A design with the same part in all of its points. */
export function withEach({ points }: TrackDesign, patch: Partial<Omit<DesignPoint, 'x' | 'y'>>): TrackDesign {
  return { points: points.map((point) => within({ ...point, ...patch })) };
}

/**
 * A design with one more point, on the road as it is, so that hardly anything changes.
 * @returns it and the new point's index; null where the place has a point, or there are as many as there may be
 */
export function withPointAt(
  { points }: TrackDesign,
  road: DesignRoad,
  place: number,
): { readonly design: TrackDesign; readonly index: number } | null {
  const next = road.placeOf.findIndex((at) => at >= place);
  if (road.placeOf[next] === place || points.length >= DESIGN_POINTS.high) return null;
  const point: DesignPoint = {
    x: road.x[place],
    y: road.y[place],
    left: road.left[place],
    right: road.right[place],
    elevation: road.lowEdge[place],
    banking: road.banking[place],
  };
  return { design: { points: points.toSpliced(next, 0, point) }, index: next };
}

/** A design without one of its points; null where it needs them all. */
export function withoutPoint({ points }: TrackDesign, index: number): TrackDesign | null {
  return points.length <= DESIGN_POINTS.low ? null : { points: points.toSpliced(index, 1) };
}

/** The same road driven the other way, from the same start line. */
export function reversedDesign({ points }: TrackDesign): TrackDesign {
  const [first, ...others] = points.map(({ left, right, banking, ...rest }): DesignPoint => ({
    ...rest,
    left: right,
    right: left,
    banking: 0 - banking,
  }));
  return { points: [first, ...others.toReversed()] };
}

/** The same road with its start line at another point. */
export function startedAt({ points }: TrackDesign, index: number): TrackDesign {
  return { points: points.map((_, i) => points[ringIndex(i + index, points.length)]) };
}

/** The same shape at another size, around the same middle; the road stays as wide, as high and as banked as it is. */
export function scaledToLength(design: TrackDesign, length: number): TrackDesign {
  const { points } = design;
  const factor = length / layRoad(design).length;
  const middle = (axis: 'x' | 'y'): number =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [middleX, middleY] = [middle('x'), middle('y')];
  return {
    points: points.map((point) =>
      within({
        ...point,
        x: middleX + factor * (point.x - middleX),
        y: middleY + factor * (point.y - middleY),
      }),
    ),
  };
}

function within(point: DesignPoint): DesignPoint {
  const keep = (part: keyof DesignPoint): number =>
    clamp(point[part], POINT_LIMITS[part].low, POINT_LIMITS[part].high);
  return {
    x: keep('x'),
    y: keep('y'),
    left: keep('left'),
    right: keep('right'),
    elevation: keep('elevation'),
    banking: keep('banking'),
  };
}
