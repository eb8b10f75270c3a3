import * as v from 'valibot';
import { BANKING, ELEVATION, HALF_WIDTH, MAX_COORDINATE } from '../track-limits.ts';

/** Three places are the least that a loop can go through; more than the most could be neither told apart nor dragged. */
export const DESIGN_POINTS = { low: 3, high: 600 } as const;

/** A place that the road goes through, and what the road is like there. */
export interface DesignPoint {
  /** Metres. */
  readonly x: number;
  readonly y: number;
  /** From the centre line to each border, metres. */
  readonly left: number;
  readonly right: number;
  /** Height of the road's lower edge above the ground, metres. Banking lifts the other edge, and the centre line with it. */
  readonly elevation: number;
  /** Degrees; positive lifts the right side, as a left-hand bend wants. */
  readonly banking: number;
}

/** What a person draws: places that the centre line goes through, in driving order from the start line. */
export interface TrackDesign {
  readonly points: readonly DesignPoint[];
}

function between(low: number, high: number, unit: string) {
  return v.pipe(
    v.number('must be a number'),
    v.finite('must be finite'),
    v.minValue(low, `must be at least ${low} ${unit}`),
    v.maxValue(high, `must be at most ${high} ${unit}`),
  );
}

const coordinate = between(-MAX_COORDINATE, MAX_COORDINATE, 'm');
const halfWidth = between(HALF_WIDTH.low, HALF_WIDTH.high, 'm');

/** The shape of a design, wherever it comes from. That its road can be driven on is for the track's own checks. */
export const TrackDesignSchema = v.strictObject({
  points: v.pipe(
    v.array(
      v.strictObject({
        x: coordinate,
        y: coordinate,
        left: halfWidth,
        right: halfWidth,
        elevation: between(ELEVATION.low, ELEVATION.high, 'm'),
        banking: between(BANKING.low, BANKING.high, '°'),
      }),
      'must be a list of points',
    ),
    v.minLength(DESIGN_POINTS.low, `must have at least ${DESIGN_POINTS.low} points`),
    v.maxLength(DESIGN_POINTS.high, `must have at most ${DESIGN_POINTS.high} points`),
  ),
});
