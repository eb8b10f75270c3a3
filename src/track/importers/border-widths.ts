import type { CrossLines } from '../borders.ts';
import type { ClosedLine } from '../closed-line.ts';
import type { Point } from './distinct-points.ts';

/**
 * How far a border is from each point of a centre line, measured along the line across the road at that point: to the
 * nearest place on the given side where the two meet. The border's own points need not lie on the lines across the road,
 * and on many DeepRacer routes lie up to a metre ahead of or behind them.
 * @param border closed; whether the first point is repeated at the end makes no difference
 * @param side 1 left, -1 right
 * @returns metres per point; Infinity where a line does not meet the border on that side
 */
export function widthsToBorder(
  centre: ClosedLine,
  crossLines: CrossLines,
  border: readonly Point[],
  side: 1 | -1,
): Float64Array {
  return centre.x.map((x, i) => {
    const tangentX = crossLines[3 * i];
    const tangentY = crossLines[3 * i + 1];
    const ahead = ([px, py]: Point): number => tangentX * (px - x) + tangentY * (py - centre.y[i]);
    const beside = ([px, py]: Point): number => side * (tangentX * (py - centre.y[i]) - tangentY * (px - x));
    let nearest = Infinity;
    let from = border[border.length - 1];
    let fromAhead = ahead(from);
    for (const to of border) {
      const toAhead = ahead(to);
      // Each point counts to one side of the line, so that no way across slips through between two segments.
      if (fromAhead < 0 !== toAhead < 0) {
        const share = fromAhead / (fromAhead - toAhead);
        const width = beside(from) + share * (beside(to) - beside(from));
        if (width > 0 && width < nearest) nearest = width;
      }
      from = to;
      fromAhead = toAhead;
    }
    return nearest;
  });
}
