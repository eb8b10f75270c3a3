import { DensePass } from '../../nn/dense-pass.ts';
import {
  CODE,
  FACTS,
  MASKED_SHAPES,
  type MaskedLayer,
  SEEN,
  SLOPE,
  type Style,
  writeFacts,
} from './masked-layout.ts';
import { CONTEXT_TOKENS, TOKENS } from './token.ts';

/** Places that are looked at in one go. */
const ROWS = 64;
const INPUTS = SEEN * CODE + FACTS;

/** A place of a melody: its step, and what is seen around it (`windowAt`, [64]). */
export interface SeenPlace {
  readonly place: number;
  readonly seen: Uint8Array;
}

/** What knows what may be at places of a melody. */
export interface PlaceModel {
  /** How likely each token is at each of these places, [places][38]; one in sum at each. */
  probabilities(places: readonly SeenPlace[], style: Style): number[][];
}

/** `MaskedNetwork` without tfjs, a few places at a time: what an edit needs. */
export class MaskedPass implements PlaceModel {
  readonly #layers: DensePass<MaskedLayer>;
  /** What the network makes of each token, which is the same wherever it stands. [41 × 12] */
  readonly #codes: Float32Array;

  /** @param weights as `MaskedNetwork` keeps them @throws RangeError, TensorflowError as `DensePass` */
  constructor(weights: readonly Float32Array[]) {
    this.#layers = new DensePass(MASKED_SHAPES, weights, ROWS);
    const each = new Float32Array(CONTEXT_TOKENS * CONTEXT_TOKENS);
    for (let token = 0; token < CONTEXT_TOKENS; token++) each[token * (CONTEXT_TOKENS + 1)] = 1;
    this.#codes = rectified(this.#layers.run('code', each));
  }

  probabilities(places: readonly SeenPlace[], style: Style): number[][] {
    const all: number[][] = [];
    for (let first = 0; first < places.length; first += ROWS) {
      const logits = this.#logits(places.slice(first, first + ROWS), style);
      for (let at = 0; at < logits.length; at += TOKENS) all.push(softmax(logits.subarray(at, at + TOKENS)));
    }
    return all;
  }

  #logits(places: readonly SeenPlace[], style: Style): Float32Array {
    const inputs = new Float32Array(places.length * INPUTS);
    for (const [row, { place, seen }] of places.entries()) {
      for (let i = 0; i < SEEN; i++)
        for (let k = 0; k < CODE; k++) inputs[row * INPUTS + i * CODE + k] = this.#codes[seen[i] * CODE + k];
      writeFacts(inputs, row * INPUTS + SEEN * CODE, place, style);
    }
    const window = rectified(this.#layers.run('window', inputs));
    return this.#layers.run('token', rectified(this.#layers.run('mix', window)));
  }
}

function rectified(values: Float32Array): Float32Array {
  return values.map((value) => (value < 0 ? SLOPE * value : value));
}

function softmax(logits: Float32Array): number[] {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = Array.from(logits, (logit) => Math.exp(logit - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
