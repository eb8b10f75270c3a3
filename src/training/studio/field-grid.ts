import { createProjection } from '../../track/projection.ts';
import type { Track } from '../../track/track.ts';

/** Of the road's width, on either side, that stays free: the painted line along its border. */
const BORDER_SHARE = 0.04;

/** How fine a grid is. */
export interface FieldSize {
  /** Lines across the road, evenly spaced along the centre line; the last is followed by the first. */
  readonly numAlong: number;
  /** Places on a line, from the right border to the left one, 2 or more. */
  readonly numAcross: number;
}

/** Places over the road, as many on every line across it. */
export interface FieldGrid extends FieldSize {
  /** World frame, on the surface of the road [numAlong × numAcross × 3, m] */
  readonly positions: Float64Array;
  /** Direction of the road at each line [rad, numAlong] */
  readonly headings: Float64Array;
}

/** Lays a grid over a road. */
export function fieldGrid(track: Track, { numAlong, numAcross }: FieldSize): FieldGrid {
  const { centre, left, right, widthLeft, widthRight, surface } = track;
  const positions = new Float64Array(3 * numAlong * numAcross);
  const headings = new Float64Array(numAlong);
  const place = createProjection();
  for (let along = 0; along < numAlong; along++) {
    const { segment, t } = centre.at((along / numAlong) * track.length, place);
    const next = (segment + 1) % centre.numPoints;
    headings[along] = Math.atan2(centre.directionY[segment], centre.directionX[segment]);
    const between = (column: Float64Array): number => column[segment] + t * (column[next] - column[segment]);
    const [leftX, leftY, rightX, rightY] = [left.x, left.y, right.x, right.y].map(between);
    const [toLeft, toRight] = [between(widthLeft), between(widthRight)];
    for (let across = 0; across < numAcross; across++) {
      const share = BORDER_SHARE + (1 - 2 * BORDER_SHARE) * (across / (numAcross - 1));
      const lateral = share * (toLeft + toRight) - toRight;
      const height = surface.isFlat ? 0 : Math.max(0, surface.heightAt(segment, t, lateral));
      positions.set(
        [rightX + share * (leftX - rightX), rightY + share * (leftY - rightY), height],
        3 * (along * numAcross + across),
      );
    }
  }
  return { numAlong, numAcross, positions, headings };
}

/**
 * Values of a coarser grid, [numAlong × numAcross], on the places of a finer one: in between in proportion.
 */
export function refineField(values: Float64Array, coarse: FieldSize, fine: FieldSize): Float64Array {
  const refined = new Float64Array(fine.numAlong * fine.numAcross);
  for (let along = 0; along < fine.numAlong; along++) {
    const line = (along / fine.numAlong) * coarse.numAlong;
    const here = Math.floor(line);
    const next = (here + 1) % coarse.numAlong;
    for (let across = 0; across < fine.numAcross; across++) {
      const column = (across / (fine.numAcross - 1)) * (coarse.numAcross - 1);
      const right = Math.min(Math.floor(column), coarse.numAcross - 2);
      const on = (row: number): number => {
        const at = row * coarse.numAcross + right;
        return values[at] + (column - right) * (values[at + 1] - values[at]);
      };
      refined[along * fine.numAcross + across] = on(here) + (line - here) * (on(next) - on(here));
    }
  }
  return refined;
}
