import type { MelodyRoll } from '../roll/melody-roll.ts';
import { emptyRoll, type Roll } from '../roll/roll.ts';
import { CHANNELS, DRUM_VOICES, STEPS } from '../roll/roll-layout.ts';
import { DensePass } from '../../nn/dense-pass.ts';
import { type GeneratorLogits, decidedRoll } from './generator-logits.ts';
import {
  BEAT_STATE,
  BEATS,
  CHOSEN,
  DRUMS_BEFORE,
  GENERATOR_SHAPES,
  MELODY_CODE,
  SLOPE,
} from './generator-layout.ts';

/**
 * The generator without tfjs, one block at a time: what arranging needs, beside the page and in Node. Equal to `Generator`, but where logits
 * differ from 0, or the two likeliest from each other, by less than rounding.
 */
export class GeneratorPass {
  readonly #layers: DensePass<keyof typeof GENERATOR_SHAPES>;

  /** @param weights as `Generator` keeps them @throws RangeError, TensorflowError as `DensePass` */
  constructor(weights: readonly Float32Array[]) {
    this.#layers = new DensePass(GENERATOR_SHAPES, weights, BEATS);
  }

  /**
   * @param before the two bars before; null at the beginning
   * @param noise of dice, 64 of 0 and 1
   */
  make(melody: MelodyRoll, before: Roll | null, noise: Float32Array): Roll {
    return decidedRoll(this.logits(melody, before, noise));
  }

  /** The same before it is decided: logits. The arguments as of `make`. */
  logits(melody: MelodyRoll, before: Roll | null, noise: Float32Array): GeneratorLogits {
    const codes = this.#lrelu('melody', melody);
    const context = this.#lrelu('context', before ?? emptyRoll());
    const plan = this.#lrelu('plan', this.#lrelu('whole', joined([codes, context, noise])));
    const states = this.#lrelu('beats', plan);
    return {
      rhythm: this.#layers.run('rhythm', joined([plan, noise])),
      drums: this.#layers.run('grooves', chosen(this.choose(before, noise))),
      pitches: this.#layers.run('pitches', this.#lrelu('beat', beatInputs(states, codes))),
    };
  }

  /** Of that only which groove: logits [64], the highest is played. */
  choose(before: Roll | null, noise: Float32Array): Float32Array {
    return this.#layers.run('choice', joined([drumsBefore(before), noise]));
  }

  #lrelu(name: keyof typeof GENERATOR_SHAPES, x: ArrayLike<number>): Float32Array {
    const y = this.#layers.run(name, x);
    for (let i = 0; i < y.length; i++) if (y[i] < 0) y[i] *= SLOPE;
    return y;
  }
}

/** The drums of a block, and 1 where they are silent while others play; zeros where nothing was before. [289] */
function drumsBefore(before: Roll | null): Float32Array {
  const drums = new Float32Array(DRUMS_BEFORE);
  if (!before) return drums;
  const voices = DRUM_VOICES.length;
  for (let step = 0; step < STEPS; step++)
    drums.set(before.subarray(step * CHANNELS, step * CHANNELS + voices), step * voices);
  drums[DRUMS_BEFORE - 1] = !drums.includes(1) && before.includes(1) ? 1 : 0;
  return drums;
}

/** What counts of the likeliest, and nothing of the others. */
function chosen(logits: Float32Array): Float32Array {
  const choice = new Float32Array(logits.length);
  choice[logits.indexOf(Math.max(...logits))] = CHOSEN;
  return choice;
}

/** Of each beat its state, its melody, and that of the beats around it: zeros beyond the block. [beats × 208] */
function beatInputs(states: Float32Array, codes: Float32Array): Float32Array {
  const silence = new Float32Array(MELODY_CODE);
  const codeOf = (beat: number): Float32Array =>
    beat < 0 || beat >= BEATS ? silence : codes.subarray(beat * MELODY_CODE, (beat + 1) * MELODY_CODE);
  return joined(
    Array.from({ length: BEATS }, (_, beat) => [
      states.subarray(beat * BEAT_STATE, (beat + 1) * BEAT_STATE),
      ...[beat, beat - 1, beat + 1].map(codeOf),
    ]).flat(),
  );
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
