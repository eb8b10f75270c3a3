/** Height and unit normal of the ground under a point; z points to the sky. */
export interface GroundPoint {
  height: number;
  normalX: number;
  normalY: number;
  normalZ: number;
  /** Whatever the ground wants to remember from one look-up to the next. */
  piece: number;
}

/** What wheels roll on. `Track` is one; tests use a plane. */
export interface Ground {
  groundAt(x: number, y: number, out: GroundPoint): GroundPoint;
}

export function createGroundPoint(): GroundPoint {
  return { height: 0, normalX: 0, normalY: 0, normalZ: 1, piece: -1 };
}
