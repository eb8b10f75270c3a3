import type { PerspectiveCamera } from 'three';

const CAR_LENGTH = 0.35;
/** Larger than life by this factor at most. */
const MOST = 2.6;

/**
 * Drawn size over true size of a car that is to be readable in the middle of the picture.
 * @param pixels as long as it is to be at least, CSS pixels
 * @param middle of what is looked at [m]
 * @param height of the picture, CSS pixels
 */
export function magnification(
  pixels: number,
  { position, fov }: PerspectiveCamera,
  middle: { readonly x: number; readonly y: number },
  height: number,
): number {
  const distance = Math.hypot(position.x - middle.x, position.y - middle.y, position.z);
  const pixelsPerMetre = height / (2 * Math.max(0.1, distance) * Math.tan((fov * Math.PI) / 360));
  return Math.min(MOST, Math.max(1, pixels / (CAR_LENGTH * pixelsPerMetre)));
}
