import { wrapAngle } from '../../math/angle.ts';
import { box, type BoxSpace } from '../../gym/space.ts';
import { createProjection } from '../../track/projection.ts';
import type { ObservationPart, Observer, SensorView } from './observer.ts';
import {
  LATERAL_SPEED_SCALE,
  NUM_POINTS,
  POINT_SCALE,
  POINT_SPACING,
  SPEED_SCALE,
  STEERING_SCALE,
  YAW_RATE_SCALE,
} from './state-inputs.ts';

const NUM_MOTION = 6;
/** Numbers in an observation. */
export const OBSERVATION_SIZE = NUM_MOTION + 2 * NUM_POINTS;

/**
 * The `state` sensor: how the car moves and where the road goes, without a camera.
 *
 * | index | meaning | unit |
 * |---|---|---|
 * | 0 | distance from the centre line, left positive | half widths |
 * | 1 | heading minus the road's heading | rad |
 * | 2 | speed along the nose | 2 m/s |
 * | 3 | speed to the left of the nose | 0.5 m/s |
 * | 4 | yaw rate | 3 rad/s |
 * | 5 | steering angle of the front wheels | 0.5 rad |
 * | 6 + 2k, 7 + 2k | centre-line point 0.3 · (k + 1) m ahead, in the car's frame (forward, left), k = 0 … 9 | 1.5 m |
 */
export class StateObserver implements Observer {
  readonly space: BoxSpace = box(OBSERVATION_SIZE, -Infinity, Infinity);
  readonly parts: readonly ObservationPart[] = [{ sensor: 'state', offset: 0, shape: [OBSERVATION_SIZE] }];
  readonly #place = createProjection();
  readonly #ahead = createProjection();

  observe({ track, states }: SensorView, i: number, out: Float32Array, offset: number): void {
    const x = states.x[i];
    const y = states.y[i];
    const heading = states.heading[i];
    const place = track.project(x, y, this.#place);
    const halfWidth = place.lateral >= 0 ? track.widthLeft[place.segment] : track.widthRight[place.segment];
    const { centre } = track;
    const roadHeading = Math.atan2(centre.directionY[place.segment], centre.directionX[place.segment]);
    out[offset] = place.lateral / halfWidth;
    out[offset + 1] = wrapAngle(heading - roadHeading);
    out[offset + 2] = states.speed[i] / SPEED_SCALE;
    out[offset + 3] = states.lateralSpeed[i] / LATERAL_SPEED_SCALE;
    out[offset + 4] = states.yawRate[i] / YAW_RATE_SCALE;
    out[offset + 5] = states.steeringAngle[i] / STEERING_SCALE;
    const cosine = Math.cos(heading) / POINT_SCALE;
    const sine = Math.sin(heading) / POINT_SCALE;
    const ahead = this.#ahead;
    ahead.segment = place.segment;
    for (let k = 0; k < NUM_POINTS; k++) {
      centre.atAfter(ahead.segment, place.s + (k + 1) * POINT_SPACING, ahead);
      const dx = ahead.x - x;
      const dy = ahead.y - y;
      out[offset + NUM_MOTION + 2 * k] = cosine * dx + sine * dy;
      out[offset + NUM_MOTION + 2 * k + 1] = cosine * dy - sine * dx;
    }
  }
}
