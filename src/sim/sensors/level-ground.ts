import { clamp } from '../../math/scalar.ts';
import { type CameraMount, type CameraRays, footprintOf, looksPerPixel } from './camera-optics.ts';
import type { CarFrame } from './car-frame.ts';
import { blend, type GroundPicture, MAGNIFIED } from './ground-picture.ts';
import { LUMINANCE } from './luminance.ts';

/** Places in a level are whole numbers of 1 / 65,536 cell: adding and shifting those is faster than rounding. */
const ONE = 65_536;
/** Nearer than this to the picture's end there are not four cells to blend; it is all field there [cells] */
const EDGE = 0.55;
const MAX_LOOKS = 4;

/** A straight line across the ground, square to the car, that a row of pixels sees. Lengths in metres. */
interface Sight {
  /** From the wheelbase's middle. */
  readonly ahead: number;
  /** From pixel to pixel. */
  readonly step: number;
  readonly footprint: number;
}

/**
 * Flat ground in front of a camera. A row of pixels sees lines across the ground that are the same in the car's frame at
 * all times; so a picture is a few walks through the ground's picture per row (the floor of a ray caster).
 */
export class LevelGround {
  /** Along the optical axis [m], [height × width]; Infinity in the sky. */
  readonly depth: Float32Array;
  readonly #rays: CameraRays;
  readonly #offset: number;
  /** Per row what it sees; nothing of the ground where it looks into the sky. */
  readonly #sights: readonly (readonly Sight[])[];
  /** One walk after the other, [MAX_LOOKS × width] */
  readonly #walks: Uint8Array;

  /** @param offset of the lens to the left of the car's middle [m] */
  constructor(rays: CameraRays, offset: number, mount: CameraMount) {
    const { width, height, down } = rays;
    this.#rays = rays;
    this.#offset = offset;
    this.#walks = new Uint8Array(MAX_LOOKS * width);
    this.depth = new Float32Array(width * height).fill(Infinity);
    this.#sights = Array.from(down, (tangent, row) => {
      const depth = depthAt(mount, tangent);
      if (depth < Infinity) this.depth.fill(depth, row * width, (row + 1) * width);
      return sightsOf(rays, mount, tangent);
    });
  }

  /** Draws sky and ground. @param out luminance, [height × width] */
  paint(picture: GroundPicture, car: CarFrame, out: Uint8Array): void {
    const { width, height } = this.#rays;
    for (let row = 0; row < height; row++) {
      const sights = this.#sights[row];
      const at = row * width;
      if (sights.length === 0) {
        out.fill(LUMINANCE.sky, at, at + width);
      } else if (sights.length === 1) {
        this.#walk(picture, car, sights[0], out, at);
      } else {
        for (let k = 0; k < sights.length; k++) this.#walk(picture, car, sights[k], this.#walks, k * width);
        this.#join(sights.length, out, at);
      }
    }
  }

  /** Looks at the ground once per pixel of a row. */
  #walk(
    picture: GroundPicture,
    { origin, forward }: CarFrame,
    sight: Sight,
    out: Uint8Array,
    at: number,
  ): void {
    const { width } = this.#rays;
    const { ahead, step } = sight;
    const { luminance, columns, rows, cellsPerMetre } = picture.levelFor(sight.footprint);
    const left = this.#offset + (step * (width - 1)) / 2;
    const u = (origin.x + ahead * forward.x - left * forward.y - picture.left) * cellsPerMetre;
    const v = (origin.y + ahead * forward.y + left * forward.x - picture.bottom) * cellsPerMetre;
    const du = step * forward.y * cellsPerMetre;
    const dv = -step * forward.x * cellsPerMetre;
    const endU = u + (width - 1) * du;
    const endV = v + (width - 1) * dv;
    let from = 0;
    let to = width;
    if (!(
      Math.min(u, v, endU, endV) >= EDGE &&
      Math.max(u, endU) <= columns - EDGE &&
      Math.max(v, endV) <= rows - EDGE
    )) {
      from = Math.max(firstInside(u, du, columns - EDGE), firstInside(v, dv, rows - EDGE));
      to = Math.min(firstOutside(u, du, columns - EDGE), firstOutside(v, dv, rows - EDGE));
      from = clamp(from, 0, width);
      to = clamp(to, from, width);
    }
    for (let k = 0; k < from; k++) out[at + k] = LUMINANCE.field;
    for (let k = to; k < width; k++) out[at + k] = LUMINANCE.field;
    const stepU = (du * ONE) | 0;
    const stepV = (dv * ONE) | 0;
    let placeU = ((u + from * du) * ONE) | 0;
    let placeV = ((v + from * dv) * ONE) | 0;
    if (step * cellsPerMetre < MAGNIFIED) {
      placeU -= ONE / 2;
      placeV -= ONE / 2;
      for (let k = at + from; k < at + to; k++) {
        const cell = (placeV >> 16) * columns + (placeU >> 16);
        out[k] = blend(luminance, cell, columns, (placeU >> 8) & 255, (placeV >> 8) & 255);
        placeU = (placeU + stepU) | 0;
        placeV = (placeV + stepV) | 0;
      }
      return;
    }
    for (let k = at + from; k < at + to; k++) {
      out[k] = luminance[(placeV >> 16) * columns + (placeU >> 16)];
      placeU = (placeU + stepU) | 0;
      placeV = (placeV + stepV) | 0;
    }
  }

  /** Takes the mean of the first 2 or 4 walks. */
  #join(numWalks: number, out: Uint8Array, at: number): void {
    const { width } = this.#rays;
    const walks = this.#walks;
    for (let k = 0; k < width; k++) {
      const pair = walks[k] + walks[k + width];
      out[at + k] =
        numWalks === 2 ? (pair + 1) >> 1 : (pair + walks[k + 2 * width] + walks[k + 3 * width] + 2) >> 2;
    }
  }
}

/** Along the optical axis to the ground; Infinity from the horizon on upwards [m] */
function depthAt({ pitch, height }: CameraMount, down: number): number {
  const fall = Math.sin(pitch) + down * Math.cos(pitch);
  return fall > 0 ? height / fall : Infinity;
}

/** Distance over the ground from the lens to what is seen `depth` away [m] */
function distanceAt({ pitch }: CameraMount, down: number, depth: number): number {
  return depth * (Math.cos(pitch) - down * Math.sin(pitch));
}

/** What a row of pixels around the tangent `down` sees of the ground. */
function sightsOf(rays: CameraRays, mount: CameraMount, down: number): Sight[] {
  const { width, height, halfWidth, halfHeight } = rays;
  const depth = depthAt(mount, down);
  if (depth === Infinity) return [];
  const across = (2 * halfWidth * depth) / width;
  const spread = (2 * halfHeight) / height;
  // The patch of a pixel is as long as it is from the pixel below.
  const below = down + spread;
  const along = distanceAt(mount, down, depth) - distanceAt(mount, below, depthAt(mount, below));
  const count = looksPerPixel(across, along);
  return Array.from({ length: count }, (_, k) => {
    const tangent = down + ((k + 0.5) / count - 0.5) * spread;
    const at = Math.min(depthAt(mount, tangent), FARTHEST);
    return {
      ahead: mount.forward + distanceAt(mount, tangent, at),
      step: (2 * halfWidth * at) / width,
      footprint: footprintOf(across, along / count),
    };
  });
}

/** In the row of the horizon some looks would go into the sky: they see the field far away [m] */
const FARTHEST = 1000;

/** The first k from which on start + k · step may lie inside [EDGE, end]; Infinity where none does. */
function firstInside(start: number, step: number, end: number): number {
  if (start >= EDGE && start <= end) return 0;
  if (step > 0) return Math.ceil((EDGE - start) / step);
  return step < 0 ? Math.ceil((end - start) / step) : Infinity;
}

/** The first k after which start + k · step has left [EDGE, end]. */
function firstOutside(start: number, step: number, end: number): number {
  if (step > 0) return Math.floor((end - start) / step) + 1;
  return step < 0 ? Math.floor((EDGE - start) / step) + 1 : Infinity;
}
