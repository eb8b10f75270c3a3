import type { CameraMount } from './camera-optics.ts';
import type { CarFrame, Vector } from './car-frame.ts';

/** Lens [m] and axes of a camera in the world frame. */
export interface CameraFrame {
  readonly lens: Vector;
  /** Unit vectors: where it looks, and what is to the right and further down in the picture. */
  readonly axis: Vector;
  readonly right: Vector;
  readonly down: Vector;
}

export function createCameraFrame(): CameraFrame {
  const vector = (): Vector => ({ x: 0, y: 0, z: 0 });
  return { lens: vector(), axis: vector(), right: vector(), down: vector() };
}

/** The frame of a camera that is fixed to a car. @param offset of the lens to the left of the car's middle [m] */
export function frameOfCamera(
  { origin, forward, left, up }: CarFrame,
  mount: CameraMount,
  offset: number,
  { lens, axis, right, down }: CameraFrame,
): void {
  const cosine = Math.cos(mount.pitch);
  const sine = Math.sin(mount.pitch);
  for (const c of ['x', 'y', 'z'] as const) {
    lens[c] = origin[c] + mount.forward * forward[c] + offset * left[c] + mount.height * up[c];
    axis[c] = cosine * forward[c] - sine * up[c];
    right[c] = -left[c];
    down[c] = -sine * forward[c] - cosine * up[c];
  }
}
