/** Height and unit normal of the ground under a point; z points to the sky. */
export interface GroundPoint {
  height: number;
  normalX: number;
  normalY: number;
  normalZ: number;
}

/** What wheels roll on. `Track` is one; tests use a plane. */
export interface Ground {
  groundAt(x: number, y: number, out: GroundPoint): GroundPoint;
}
