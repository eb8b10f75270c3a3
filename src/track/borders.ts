import { ClosedLine } from './closed-line.ts';

export interface Borders {
  readonly left: ClosedLine;
  readonly right: ClosedLine;
}

/** Width at one point of a side that is given as one number or as one per point. */
export function widthAt(side: number | readonly number[], i: number): number {
  return typeof side === 'number' ? side : side[i]!;
}

/** Border points lie square to the centre line: along the bisector of the two segments that meet at each point. */
export function makeBorders(
  centre: ClosedLine,
  width: { readonly left: number | readonly number[]; readonly right: number | readonly number[] },
): Borders {
  const left: [number, number][] = [];
  const right: [number, number][] = [];
  const n = centre.numPoints;
  for (let i = 0; i < n; i++) {
    const before = (i + n - 1) % n;
    const tx = centre.directionX[before]! + centre.directionX[i]!;
    const ty = centre.directionY[before]! + centre.directionY[i]!;
    const scale = Math.hypot(tx, ty) || 1;
    const normalX = -ty / scale;
    const normalY = tx / scale;
    const x = centre.x[i]!;
    const y = centre.y[i]!;
    const toLeft = widthAt(width.left, i);
    const toRight = widthAt(width.right, i);
    left.push([x + toLeft * normalX, y + toLeft * normalY]);
    right.push([x - toRight * normalX, y - toRight * normalY]);
  }
  return { left: new ClosedLine(left), right: new ClosedLine(right) };
}
