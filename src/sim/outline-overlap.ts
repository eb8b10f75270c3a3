/** Where an outline is on the map: its middle [m] and its direction. */
export interface Outline {
  readonly x: number;
  readonly y: number;
  readonly cosine: number;
  readonly sine: number;
}

/** How two outlines meet. Filled in place. */
export interface Overlap {
  /** Shortest way that one must be moved for them just to touch [m]; negative where they are apart. */
  depth: number;
  /** Unit vector of that way, from the first one to the second. */
  normalX: number;
  normalY: number;
}

export function createOverlap(): Overlap {
  return { depth: 0, normalX: 1, normalY: 0 };
}

/**
 * Compares two rectangles of the same size along the directions of their edges: where they are apart, one of these
 * separates them (separating axis theorem; Ericson 2004, *Real-Time Collision Detection*, §4.4).
 */
export function overlapOf(a: Outline, b: Outline, length: number, width: number, out: Overlap): Overlap {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  // The two outlines' edges seen from each other.
  const cosine = Math.abs(a.cosine * b.cosine + a.sine * b.sine);
  const sine = Math.abs(a.cosine * b.sine - a.sine * b.cosine);
  const reachAlong = 0.5 * (length + length * cosine + width * sine);
  const reachAcross = 0.5 * (width + length * sine + width * cosine);
  out.depth = Infinity;
  compare(dx, dy, a.cosine, a.sine, reachAlong, out);
  compare(dx, dy, -a.sine, a.cosine, reachAcross, out);
  compare(dx, dy, b.cosine, b.sine, reachAlong, out);
  compare(dx, dy, -b.sine, b.cosine, reachAcross, out);
  return out;
}

/** @param reach how far the two outlines' halves go along the direction (ux, uy), added up [m] */
function compare(dx: number, dy: number, ux: number, uy: number, reach: number, out: Overlap): void {
  const apart = dx * ux + dy * uy;
  const depth = reach - Math.abs(apart);
  if (depth >= out.depth) return;
  const side = apart < 0 ? -1 : 1;
  out.depth = depth;
  out.normalX = side * ux;
  out.normalY = side * uy;
}
