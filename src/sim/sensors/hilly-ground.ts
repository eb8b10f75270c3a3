import type { CameraFrame } from './camera-frame.ts';
import { CAMERA, type CameraRays, footprintOf, looksPerPixel } from './camera-optics.ts';
import type { GroundPicture } from './ground-picture.ts';
import type { HeightMap } from './height-map.ts';
import { LUMINANCE } from './luminance.ts';

/** Stride along a line of sight, of the distance so far: nothing on the ground that is seen is as short [-] */
const STRIDE = 0.05;

/**
 * Hills in front of a camera: each line of sight is followed over the heights of the ground until it meets them. Lines
 * are taken column by column from the bottom up, and each goes on at the distance at which the one below it ended
 * (Wright & Hsieh 1992, _A pipelined algorithm for terrain rendering_).
 */
export class HillyGround {
  readonly #rays: CameraRays;

  constructor(rays: CameraRays) {
    this.#rays = rays;
  }

  /**
   * Draws sky and ground.
   * @param out luminance, [height × width]
   * @param depth distance along the optical axis [m], [height × width]; Infinity in the sky
   */
  paint(
    picture: GroundPicture,
    heights: HeightMap,
    { lens, axis, right, down }: CameraFrame,
    out: Uint8Array,
    depth: Float32Array,
  ): void {
    const { width, height, halfWidth, right: rights, down: downs } = this.#rays;
    const spread = (2 * halfWidth) / width;
    out.fill(LUMINANCE.sky);
    depth.fill(Infinity);
    for (let k = 0; k < width; k++) {
      let reached = 0;
      for (let row = height - 1; row >= 0; row--) {
        const dx = axis.x + rights[k] * right.x + downs[row] * down.x;
        const dy = axis.y + rights[k] * right.y + downs[row] * down.y;
        const dz = axis.z + rights[k] * right.z + downs[row] * down.z;
        const pace = Math.sqrt(dx * dx + dy * dy);
        const t = meet(heights, lens.x, lens.y, lens.z, dx, dy, dz, Math.max(CAMERA.near, reached / pace));
        // Above the first line that ends in the sky all do.
        if (t === Infinity) break;
        const across = t * spread;
        // The patch of a pixel is as long as it is from the pixel below.
        const along = reached > 0 ? Math.abs(t - reached / pace) : across / pace;
        reached = t * pace;
        depth[row * width + k] = t;
        const count = looksPerPixel(across, along * pace);
        const footprint = footprintOf(across, (along * pace) / count);
        let sum = 0;
        for (let look = 0; look < count; look++) {
          const at = t + ((look + 0.5) / count - 0.5) * along;
          sum += picture.look(lens.x + at * dx, lens.y + at * dy, across, footprint);
        }
        out[row * width + k] = sum / count + 0.5;
      }
    }
  }
}

/**
 * How far along a line from (x, y, z) the ground is met, looked for from `start` on; Infinity in the sky.
 * Distances count in lengths of the direction (dx, dy, dz).
 */
function meet(
  heights: HeightMap,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  start: number,
): number {
  let t = start;
  let before = 0;
  let clearanceBefore = -1;
  while (heights.has(x + t * dx, y + t * dy)) {
    const clearance = z + t * dz - heights.at(x + t * dx, y + t * dy);
    if (clearance < 0) {
      if (clearanceBefore >= 0) {
        return cut(heights, x, y, z, dx, dy, dz, before, clearanceBefore, t, clearance);
      }
      if (t === CAMERA.near) return t;
      // Where the camera leans to a side, the line below has passed over other ground.
      t = Math.max(CAMERA.near, 0.95 * t - 0.01);
      continue;
    }
    before = t;
    clearanceBefore = clearance;
    t += STRIDE * t;
    if (z + before * dz > heights.highest) {
      if (dz >= 0) return Infinity;
      t = Math.max(t, (heights.highest - z) / dz);
    }
  }
  // Around the track lies the plane z = 0.
  return dz < 0 ? Math.max(before, -z / dz) : Infinity;
}

/** Where the ground is met between two places on a line, above it and below it: the secant, twice. */
function cut(
  heights: HeightMap,
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  above: number,
  clearanceAbove: number,
  below: number,
  clearanceBelow: number,
): number {
  const t = above + (clearanceAbove / (clearanceAbove - clearanceBelow)) * (below - above);
  const clearance = z + t * dz - heights.at(x + t * dx, y + t * dy);
  return clearance > 0
    ? t + (clearance / (clearance - clearanceBelow)) * (below - t)
    : above + (clearanceAbove / (clearanceAbove - clearance)) * (t - above);
}
