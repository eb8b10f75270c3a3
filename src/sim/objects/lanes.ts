import { wrapAngle } from '../../math/angle.ts';
import { ClosedLine } from '../../track/closed-line.ts';
import { createProjection } from '../../track/projection.ts';
import type { Track } from '../../track/track.ts';
import { LaneCurve } from './lane-curve.ts';

/** DeepRacer's numbers: the inner lane is on the inside of the loop, whichever way it is driven. */
export const INNER_LANE = 1;
export const OUTER_LANE = -1;
export type Lane = typeof INNER_LANE | typeof OUTER_LANE;

/** Where something stands on a lane. */
export interface LanePose {
  readonly x: number;
  readonly y: number;
  /** Driving direction [rad] */
  readonly heading: number;
}

/** The two lanes of a track in its driving direction; their lines are halfway between the centre line and a border. */
export class Lanes {
  readonly track: Track;
  readonly #lines: Record<Lane, ClosedLine>;
  #curves: Record<Lane, LaneCurve> | null = null;

  constructor(track: Track) {
    this.track = track;
    const left = middleLine(track.centre, track.left);
    const right = middleLine(track.centre, track.right);
    this.#lines = track.isCounterClockwise
      ? { [INNER_LANE]: left, [OUTER_LANE]: right }
      : { [INNER_LANE]: right, [OUTER_LANE]: left };
  }

  /** The point of a lane nearest to a place on the centre line. @param s arc length of the centre line [m] */
  poseAt(lane: Lane, s: number): LanePose {
    const line = this.#lines[lane];
    const { x, y } = this.track.centre.at(s);
    const nearest = line.projectOnto(line.nearestSegment(x, y), x, y, createProjection());
    const segment = line.segmentAt(nearest.s);
    return {
      x: nearest.x,
      y: nearest.y,
      heading: wrapAngle(Math.atan2(line.directionY[segment], line.directionX[segment])),
    };
  }

  /** Smooth, for what drives. */
  curve(lane: Lane): LaneCurve {
    const { centre } = this.track;
    this.#curves ??= {
      [INNER_LANE]: new LaneCurve(centre, this.#lines[INNER_LANE]),
      [OUTER_LANE]: new LaneCurve(centre, this.#lines[OUTER_LANE]),
    };
    return this.#curves[lane];
  }
}

function middleLine(centre: ClosedLine, border: ClosedLine): ClosedLine {
  return new ClosedLine(
    Array.from(centre.x, (x, i) => [(x + border.x[i]) / 2, (centre.y[i] + border.y[i]) / 2] as const),
  );
}
