import type { IsInCamera } from '../reward/object-places.ts';
import { type CameraMount, halfTangents } from '../sim/sensors/camera-optics.ts';

/** Nearest and farthest that the service's test counts as seen [m] */
const NEAR = 0.2;
const FAR = 300;

/** Whether points of the car's frame, whose origin is on the ground under the middle of the car, are in its camera's picture. */
export function createCameraTest(mount: CameraMount): IsInCamera {
  const cosine = Math.cos(mount.pitch);
  const sine = Math.sin(mount.pitch);
  const { halfWidth, halfHeight } = halfTangents(mount);
  return (forward, left, up) => {
    const ahead = forward - mount.forward;
    const above = up - mount.height;
    const depth = ahead * cosine - above * sine;
    const height = ahead * sine + above * cosine;
    return (
      depth > NEAR &&
      depth < FAR &&
      Math.abs(left) < halfWidth * depth &&
      Math.abs(height) < halfHeight * depth
    );
  };
}
