import type { ClosedSpline } from './closed-spline.ts';

/** Pieces that a stretch of a spline is taken for straight in. */
export const FINE = 24;

/** A stretch of a spline as straight pieces between places at even shares of its way, [FINE + 1] each, metres. */
export interface FineStretch {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Arc length from the stretch's start. */
  readonly s: Float64Array;
}

export function fineStretch(spline: ClosedSpline, i: number): FineStretch {
  const column = () => new Float64Array(FINE + 1);
  const fine = { x: column(), y: column(), s: column() };
  for (let k = 0; k <= FINE; k++) {
    const { x, y } = spline.at(i, k / FINE);
    fine.x[k] = x;
    fine.y[k] = y;
    if (k > 0) fine.s[k] = fine.s[k - 1] + Math.hypot(x - fine.x[k - 1], y - fine.y[k - 1]);
  }
  return fine;
}
