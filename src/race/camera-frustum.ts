import { CAMERA } from '../sim/sensors/camera-optics.ts';

/** Nearest and farthest that the service's test counts as seen [m] */
const NEAR = 0.2;
const FAR = 300;
const COSINE = Math.cos(CAMERA.pitch);
const SINE = Math.sin(CAMERA.pitch);

/**
 * Whether a point is in the picture of the car's camera.
 * @param forward in the car's frame, whose origin is on the ground under the middle of the car [m]
 * @param left the same @param up the same
 */
export function isInCamera(forward: number, left: number, up: number): boolean {
  const ahead = forward - CAMERA.forward;
  const above = up - CAMERA.height;
  const depth = ahead * COSINE - above * SINE;
  const height = ahead * SINE + above * COSINE;
  return (
    depth > NEAR &&
    depth < FAR &&
    Math.abs(left) < CAMERA.halfWidth * depth &&
    Math.abs(height) < CAMERA.halfHeight * depth
  );
}
