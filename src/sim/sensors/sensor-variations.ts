import { Rng, type RngState } from '../../math/rng.ts';
import { clamp } from '../../math/scalar.ts';
import { LIDAR } from './lidar.ts';
import { NoiseStream } from './noise-stream.ts';

/** How far the light and the noise of an episode may be from the plain picture; 0 = not at all. */
export interface SensorVariationRange {
  /** Contrast: times 1 ± this. */
  readonly gain: number;
  /** Brightness: ± this share of white. */
  readonly offset: number;
  /** Exponent of the luminance: e to the power of ± this. */
  readonly gamma: number;
  /** Standard deviation of a pixel: up to this share of white. */
  readonly pixelNoise: number;
  /** Standard deviation of a lidar's distances, the same in every episode [m] */
  readonly lidarNoise: number;
}

/** Where variation is asked for without saying how much; the lidar's noise is DeepRacer's. */
export const DEFAULT_SENSOR_VARIATION: SensorVariationRange = {
  gain: 0.25,
  offset: 0.12,
  gamma: 0.25,
  pixelNoise: 0.04,
  lidarNoise: 0.01,
};

/** Frozen `SensorVariations`; structured-cloneable. */
export interface SensorVariationsState {
  readonly rng: RngState;
  /** [numCars] */
  readonly seeds: Float64Array;
  readonly steps: Float64Array;
}

const NUM_SHADES = 256;

/**
 * Light and noise of every car's sensors, drawn anew for each episode. Noise depends on the episode and its step alone: a
 * run that goes on from a checkpoint sees the same bit for bit, however often it looks.
 */
export class SensorVariations {
  readonly #range: SensorVariationRange;
  readonly #noise = new NoiseStream();
  /** Seeds the episodes. */
  readonly #rng = new Rng(0);
  /** What decides everything else: the seed of each car's episode, and its step. */
  readonly #seeds: Float64Array;
  readonly #steps: Float64Array;
  /** What each luminance becomes, [numCars × 256] */
  readonly #shades: Uint8Array;
  /** Standard deviation of pixels [0 … 255], [numCars] */
  readonly #pixelNoise: Float64Array;

  constructor(numCars: number, range: SensorVariationRange = DEFAULT_SENSOR_VARIATION) {
    this.#range = range;
    this.#seeds = new Float64Array(numCars);
    this.#steps = new Float64Array(numCars);
    this.#shades = new Uint8Array(numCars * NUM_SHADES);
    this.#pixelNoise = new Float64Array(numCars);
    for (let i = 0; i < numCars; i++) this.#begin(i, 0, 0);
  }

  /** Makes all episodes begin anew. */
  reseed(rng: Rng): void {
    this.#rng.restore(rng.save());
  }

  /** Draws a new episode for car `i`. */
  start(i: number): void {
    this.#begin(i, this.#rng.integer(2 ** 32), 0);
  }

  /** One decision's time passes for car `i`: new noise. */
  advance(i: number): void {
    this.#steps[i]++;
  }

  /** Puts car `i`'s light and noise on a picture. @param eye 0, or 1 for the second one of a stereo camera */
  vary(i: number, picture: Uint8Array, eye: number): void {
    const from = i * NUM_SHADES;
    const deviation = this.#pixelNoise[i];
    this.#noise.seed(this.#seeds[i] + eye, this.#steps[i]);
    for (let at = 0; at < picture.length; at++) {
      const shade = this.#shades[from + picture[at]];
      picture[at] = clamp(Math.round(shade + deviation * this.#noise.next()), 0, 255);
    }
  }

  /** Puts car `i`'s noise on a lidar's distances. */
  varyScan(i: number, scan: Float64Array): void {
    this.#noise.seed(~this.#seeds[i], this.#steps[i]);
    for (let ray = 0; ray < scan.length; ray++) {
      // Where there is nothing in range, there is nothing to measure wrongly.
      const noise = this.#range.lidarNoise * this.#noise.next();
      if (scan[ray] < LIDAR.maxRange) scan[ray] = clamp(scan[ray] + noise, LIDAR.minRange, LIDAR.maxRange);
    }
  }

  save(): SensorVariationsState {
    return { rng: this.#rng.save(), seeds: this.#seeds.slice(), steps: this.#steps.slice() };
  }

  restore({ rng, seeds, steps }: SensorVariationsState): void {
    this.#rng.restore(rng);
    for (let i = 0; i < seeds.length; i++) this.#begin(i, seeds[i], steps[i]);
  }

  #begin(i: number, seed: number, step: number): void {
    const { gain, offset, gamma, pixelNoise } = this.#range;
    const rng = new Rng(seed);
    const contrast = 1 + gain * (2 * rng.uniform() - 1);
    const brightness = 255 * offset * (2 * rng.uniform() - 1);
    const exponent = Math.exp(gamma * (2 * rng.uniform() - 1));
    this.#seeds[i] = seed;
    this.#steps[i] = step;
    this.#pixelNoise[i] = 255 * pixelNoise * rng.uniform();
    for (let shade = 0; shade < NUM_SHADES; shade++) {
      const bent = 255 * (shade / 255) ** exponent;
      const seen = 127.5 + contrast * (bent - 127.5) + brightness;
      this.#shades[i * NUM_SHADES + shade] = clamp(Math.round(seen), 0, 255);
    }
  }
}
