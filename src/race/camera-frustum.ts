/** DeepRacer's camera in the car's frame (forward, up) [m], pitched down [rad]; simulation versions 3 and later. */
const FORWARD = 0.14529379;
const UP = 0.13032555;
const PITCH = 0.2618;
/** Nearest and farthest that the service's test counts as seen [m] */
const NEAR = 0.2;
const FAR = 300;
/** Tangents of half the fields of view: 1.13 rad across, and 3/4 of the picture's width upright. */
const ACROSS = Math.tan(1.13 / 2);
const UPRIGHT = 0.75 * ACROSS;
const COSINE = Math.cos(PITCH);
const SINE = Math.sin(PITCH);

/**
 * Whether a point is in the picture of the car's camera.
 * @param forward in the car's frame, whose origin is on the ground under the middle of the car [m]
 * @param left the same @param up the same
 */
export function isInCamera(forward: number, left: number, up: number): boolean {
  const ahead = forward - FORWARD;
  const above = up - UP;
  const depth = ahead * COSINE - above * SINE;
  const height = ahead * SINE + above * COSINE;
  return depth > NEAR && depth < FAR && Math.abs(left) < ACROSS * depth && Math.abs(height) < UPRIGHT * depth;
}
