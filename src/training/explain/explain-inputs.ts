import { inputMeanings, type InputMeaning, PIXEL_SPREAD } from '../../race/observers/input-meanings.ts';
import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import { imageSize, type ImageShape } from '../../nn/network-shape.ts';
import { LIDAR } from '../../sim/sensors/lidar.ts';
import type { Explanation, Influence, PerAspect, PictureInfluence } from './explanation.ts';

/** So many influences are told of, of dozens or hundreds. */
const NUM_TOLD = 8;
/** A picture is told of in thirds each way. */
const ROWS = ['upper', 'middle', 'lower'] as const;
const COLUMNS = ['left', 'centre', 'right'] as const;

/**
 * Tells which inputs mattered, from the gradients of the commands.
 *
 * The gradient alone (Simonyan et al. 2014, arXiv:1312.6034) says what one unit of an input would do, which is much for a heading
 * in radians and little for a speed. So it is multiplied, but not by the input itself as in gradient × input (Ancona et al. 2018,
 * arXiv:1711.06104, section 2): that measures against an input of zero, which no road ahead has, and calls a car exactly on the
 * centre line indifferent to where it is. The factor is how much the input usually varies: the effect is what a usual change would do.
 */
export class InputExplainer {
  readonly #image: ImageShape | null;
  readonly #meanings: readonly InputMeaning[];

  constructor(sensors: SensorSpec, image: ImageShape | null) {
    this.#image = image;
    this.#meanings = inputMeanings(sensors);
  }

  /** @param gradients of the commands by every input of the observation */
  explain(
    observation: Float32Array,
    gradients: PerAspect<Float32Array>,
  ): Pick<Explanation, 'influences' | 'picture' | 'rays'> {
    return {
      influences: {
        steering: this.#influences(observation, gradients.steering),
        speed: this.#influences(observation, gradients.speed),
      },
      picture: this.#picture(observation, gradients),
      rays: this.#meanings.some(({ rays }) => rays !== null)
        ? { steering: this.#rays(gradients.steering), speed: this.#rays(gradients.speed) }
        : null,
    };
  }

  #influences(observation: Float32Array, gradient: Float32Array): readonly Influence[] {
    const offset = imageSize(this.#image);
    const inputs = this.#meanings.map(({ name, unit, scale, sides, spread }, i): Influence => ({
      name,
      unit,
      sides,
      value: observation[offset + i] * scale,
      change: spread * scale,
      effect: gradient[offset + i] * spread,
    }));
    return [...this.#partsOfPicture(gradient), ...inputs]
      .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
      .slice(0, NUM_TOLD);
  }

  #partsOfPicture(gradient: Float32Array): readonly Influence[] {
    if (this.#image === null) return [];
    const { height, width, channels } = this.#image;
    const sums = new Float64Array(ROWS.length * COLUMNS.length);
    for (let y = 0; y < height; y++) {
      const row = Math.floor((ROWS.length * y) / height);
      for (let x = 0; x < width; x++) {
        const part = row * COLUMNS.length + Math.floor((COLUMNS.length * x) / width);
        const first = (y * width + x) * channels;
        for (let c = 0; c < channels; c++) sums[part] += (gradient[first + c] * PIXEL_SPREAD) ** 2;
      }
    }
    return Array.from(sums, (sum, part) => ({
      name: `picture, ${ROWS[Math.floor(part / COLUMNS.length)]} ${COLUMNS[part % COLUMNS.length]}`,
      value: null,
      unit: '',
      sides: null,
      change: null,
      effect: Math.sqrt(sum),
    }));
  }

  #picture(observation: Float32Array, gradients: PerAspect<Float32Array>): PictureInfluence | null {
    if (this.#image === null) return null;
    const { height, width, channels } = this.#image;
    // The newest frame and the left eye come first among a pixel's channels; brightness is black −1 to white 1.
    const shades = Uint8Array.from({ length: height * width }, (_, pixel) =>
      Math.round((observation[pixel * channels] + 1) * 127.5),
    );
    return {
      width,
      height,
      shades,
      steering: pixelEffects(gradients.steering, height * width, channels),
      speed: pixelEffects(gradients.speed, height * width, channels),
    };
  }

  #rays(gradient: Float32Array): Float32Array {
    const offset = imageSize(this.#image);
    const effects = new Float32Array(LIDAR.numRays);
    this.#meanings.forEach(({ rays, spread }, i) => {
      if (rays === null) return;
      const effect = Math.abs(gradient[offset + i] * spread);
      for (let ray = rays[0]; ray < rays[1]; ray++) effects[ray] = Math.max(effects[ray], effect);
    });
    return effects;
  }
}

/** The largest over a pixel's channels, as Simonyan et al. do for colours (section 3.1). */
function pixelEffects(gradient: Float32Array, pixels: number, channels: number): Float32Array {
  return Float32Array.from({ length: pixels }, (_, pixel) => {
    let largest = 0;
    for (let c = 0; c < channels; c++)
      largest = Math.max(largest, Math.abs(gradient[pixel * channels + c]) * PIXEL_SPREAD);
    return largest;
  });
}
