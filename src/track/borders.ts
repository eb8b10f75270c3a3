import { ClosedLine } from './closed-line.ts';

export interface Borders {
  readonly left: ClosedLine;
  readonly right: ClosedLine;
}

/**
 * The lines across the road at the centre line's points as `tangentX, tangentY, offset`, one after the other, the first
 * repeated at the end, [(numPoints + 1) × 3]: a point p with tangent · p ≥ offset lies ahead of the line. The tangent at
 * a point halves the angle between the two segments that meet there.
 */
export type CrossLines = Float64Array;

/** Width at one point of a side that is given as one number or as one per point. */
export function widthAt(side: number | readonly number[], i: number): number {
  return typeof side === 'number' ? side : side[i];
}

export function makeCrossLines(centre: ClosedLine): CrossLines {
  const n = centre.numPoints;
  const lines = new Float64Array(3 * (n + 1));
  for (let i = 0; i <= n; i++) {
    const at = i % n;
    const before = (at + n - 1) % n;
    const tx = centre.directionX[before] + centre.directionX[at];
    const ty = centre.directionY[before] + centre.directionY[at];
    const scale = 1 / (Math.hypot(tx, ty) || 1);
    lines[3 * i] = tx * scale;
    lines[3 * i + 1] = ty * scale;
    lines[3 * i + 2] = tx * scale * centre.x[at] + ty * scale * centre.y[at];
  }
  return lines;
}

/** Border points lie on the lines across the road. */
export function makeBorders(
  centre: ClosedLine,
  crossLines: CrossLines,
  width: { readonly left: number | readonly number[]; readonly right: number | readonly number[] },
): Borders {
  const left: [number, number][] = [];
  const right: [number, number][] = [];
  for (let i = 0; i < centre.numPoints; i++) {
    const normalX = -crossLines[3 * i + 1];
    const normalY = crossLines[3 * i];
    const x = centre.x[i];
    const y = centre.y[i];
    const toLeft = widthAt(width.left, i);
    const toRight = widthAt(width.right, i);
    left.push([x + toLeft * normalX, y + toLeft * normalY]);
    right.push([x - toRight * normalX, y - toRight * normalY]);
  }
  return { left: new ClosedLine(left), right: new ClosedLine(right) };
}
