import type { ClosedLine } from '../../src/track/closed-line.ts';

/** Whether a point lies inside a ring: its winding number, summed from the angles that the edges are seen under. */
export function isInsideRing(ring: ClosedLine, x: number, y: number): boolean {
  let turned = 0;
  let ax = ring.x[ring.numPoints - 1] - x;
  let ay = ring.y[ring.numPoints - 1] - y;
  for (let i = 0; i < ring.numPoints; i++) {
    const bx = ring.x[i] - x;
    const by = ring.y[i] - y;
    turned += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    ax = bx;
    ay = by;
  }
  return Math.abs(turned) > Math.PI;
}
