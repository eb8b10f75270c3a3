import { clamp } from '../../math/scalar.ts';
import { POSE } from '../../workers/protocol.ts';
import type { Subject } from './camera-pose.ts';

/** Makes a car what cameras follow. @param pose as in a frame, [POSE_SIZE] */
export function aimAt(pose: Float32Array, out: Subject): void {
  const [qx, qy, qz, qw] = [pose[POSE.qx], pose[POSE.qy], pose[POSE.qz], pose[POSE.qw]];
  out.position.set(pose[POSE.x], pose[POSE.y], pose[POSE.z]);
  out.heading = Math.atan2(2 * (qw * qz + qx * qy), 1 - 2 * (qy * qy + qz * qz));
  out.pitch = Math.asin(clamp(2 * (qx * qz - qw * qy), -1, 1));
  out.speed = pose[POSE.speed]!;
}
