import type { IdealLap } from '../../../sim/ideal-lap/ideal-lap.ts';
import type { Track } from '../../../track/track.ts';

/** How a driver drives: what share of the way from the centre line to the ideal one, and of the ideal speed. */
export interface LineStyle {
  /** 0: on the centre line, 1: on the ideal one. */
  readonly line: number;
  /** Of the speed that an expert drives; above 1 only a car with more than its values can follow. */
  readonly pace: number;
}

/** The line and the speeds that somebody of such a style drives. @param ideal of that track */
export function styledLine(ideal: IdealLap, track: Track, { line, pace }: LineStyle): IdealLap {
  const back = (i: number): number => (1 - line) * ideal.offset[i];
  const direction = (i: number): number => track.headingAt((i / ideal.x.length) * track.length);
  return {
    ...ideal,
    x: ideal.x.map((x, i) => x + back(i) * Math.sin(direction(i))),
    y: ideal.y.map((y, i) => y - back(i) * Math.cos(direction(i))),
    speed: ideal.speed.map((speed) => pace * speed),
  };
}
