/** Where a point lies relative to a polyline. Filled in place, so that hot loops allocate nothing. */
export interface Projection {
  /** Index of the nearest segment; it runs from point `segment` to the next. */
  segment: number;
  /** Place on that segment, 0 … 1. */
  t: number;
  /** The nearest point itself, metres. */
  x: number;
  y: number;
  /** Arc length of the nearest point from point 0, metres. */
  s: number;
  /** Distance to it, metres, ≥ 0. */
  distance: number;
  /** Signed distance, positive to the left of the driving direction. */
  lateral: number;
}

export function createProjection(): Projection {
  return { segment: 0, t: 0, x: 0, y: 0, s: 0, distance: 0, lateral: 0 };
}
