import { NetworkForwardPass } from '../../nn/network-forward-pass.ts';
import { networkInputs, type NetworkShape } from '../../nn/network-shape.ts';
import { softmax } from './cross-entropy.ts';

/** Everything about a classifier that has learnt: enough to keep it and to start it again. Structured-cloneable. */
export interface ClassifierSnapshot {
  readonly classes: readonly string[];
  readonly network: NetworkShape;
  readonly weights: readonly Float32Array[];
}

/** How many pictures go through the network at once. */
const MOST_ROWS = 64;

/** Says of pictures what they are of. Needs no tfjs. */
export class Classifier {
  readonly snapshot: ClassifierSnapshot;
  readonly #forward: NetworkForwardPass;
  readonly #inputs: Float32Array;
  readonly #size: number;

  constructor(snapshot: ClassifierSnapshot) {
    const { network, weights } = snapshot;
    this.snapshot = snapshot;
    this.#size = networkInputs(network);
    this.#forward = new NetworkForwardPass(network, MOST_ROWS);
    this.#forward.load(weights);
    this.#inputs = new Float32Array(MOST_ROWS * this.#size);
  }

  get classes(): readonly string[] {
    return this.snapshot.classes;
  }

  /** @param pixels 0 … 255, one picture or several @returns [pictures × classes] probabilities, an array of its own */
  classify(pixels: Uint8Array): Float32Array {
    const count = pixels.length / this.#size;
    const all = new Float32Array(count * this.classes.length);
    for (let first = 0; first < count; first += MOST_ROWS) {
      const rows = Math.min(MOST_ROWS, count - first);
      for (let row = 0; row < rows; row++) writeInputs(pixels, first + row, this.#size, this.#inputs, row);
      const outputs = this.#forward.run(this.#inputs, rows);
      for (let row = 0; row < rows; row++) softmax(outputs, row, this.classes.length, all, first + row);
    }
    return all;
  }
}

/**
 * A picture as a network sees it: every picture of mean 0 and deviation 1, so that neither the brightness nor the contrast of the
 * light matters.
 */
export function writeInputs(
  pixels: Uint8Array,
  picture: number,
  size: number,
  out: Float32Array,
  row: number,
): void {
  let sum = 0;
  let squares = 0;
  for (let k = picture * size; k < (picture + 1) * size; k++) {
    sum += pixels[k];
    squares += pixels[k] * pixels[k];
  }
  const mean = sum / size;
  const scale = 1 / Math.max(1, Math.sqrt(Math.max(0, squares / size - mean * mean)));
  for (let k = 0; k < size; k++) out[row * size + k] = (pixels[picture * size + k] - mean) * scale;
}

/** The most probable class. */
export function likeliest(probabilities: Float32Array, row: number, classes: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++)
    if (probabilities[row * classes + k] > probabilities[row * classes + best]) best = k;
  return best;
}
