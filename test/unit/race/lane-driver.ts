import type { DeterministicPolicy } from '../../../src/race/evaluate-policy.ts';
import { OBSERVATION_SIZE } from '../../../src/race/observers/state-observer.ts';

/** Look-ahead points 0.6 m and 0.9 m ahead, in the car's frame. */
const AHEAD = 6 + 2;
/** Metres per unit of a point, and of the distance from the centre line of a road 0.8 m wide. */
const POINT_SCALE = 1.5;
const HALF_WIDTH = 0.4;

/** Follows a line beside the centre line (pure pursuit) at one speed. */
export class LaneDriver implements DeterministicPolicy {
  /** @param left of the centre line [m] */
  constructor(
    readonly speed: number,
    public left = 0,
  ) {}

  act(observations: Float32Array, rows: number): Float32Array {
    const actions = new Float32Array(2 * rows);
    for (let row = 0; row < rows; row++) {
      const seen = observations.subarray(row * OBSERVATION_SIZE, (row + 1) * OBSERVATION_SIZE);
      this.look(seen);
      const alongX = seen[AHEAD + 2] - seen[AHEAD];
      const alongY = seen[AHEAD + 3] - seen[AHEAD + 1];
      const shift = this.left / POINT_SCALE / Math.hypot(alongX, alongY);
      const degrees =
        (Math.atan2(seen[AHEAD + 1] + shift * alongX, seen[AHEAD] - shift * alongY) * 180) / Math.PI;
      actions[2 * row] = Math.max(-30, Math.min(30, 1.2 * degrees));
      actions[2 * row + 1] = this.speed;
    }
    return actions;
  }

  protected look(_seen: Float32Array): void {}
}

/** Drives on in the lane that it finds itself standing in, at the start or after a reset. */
export class ObedientDriver extends LaneDriver {
  protected override look(seen: Float32Array): void {
    if (seen[2] === 0) this.left = HALF_WIDTH * seen[0];
  }
}
