import {
  abs,
  add,
  concat,
  leakyRelu,
  matMul,
  mul,
  neg,
  pad,
  relu,
  reshape,
  slice,
  sub,
  sum,
  tensor2d,
} from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { DenseLayers } from '../../nn/dense-layers.ts';
import { MELODY_CHANNELS } from '../roll/melody-roll.ts';
import {
  CHANNELS,
  DRUM_VOICES,
  LANES,
  PITCHED_PARTS,
  STEPS,
  STEPS_PER_BAR,
  STEPS_PER_BEAT,
} from '../roll/roll-layout.ts';
import { CHROMA, CRITIC_SHAPES, EDGES } from './critic-layout.ts';
import { drumBars, drumsBefore, silent } from './drum-tensors.ts';
import { BARS, BEATS, MELODY_BEAT, ROLL_BEAT, SLOPE } from './generator-layout.ts';

/** What the critic hears: rolls [rolls × 3456], their melodies [rolls × 416], the blocks before [rolls × 3456]. */
export interface Heard {
  readonly roll: Tensor2D;
  readonly melody: Tensor2D;
  readonly before: Tensor2D;
}

/**
 * The critic's ears, and what each counts. One is for all parts together. Among so many notes it hardly minds what the drums play, so that
 * another hears nothing else.
 */
const EAR_WEIGHTS = { ensemble: 1, drums: 2 } as const;
export type Ear = keyof typeof EAR_WEIGHTS;
export const EARS: readonly Ear[] = ['ensemble', 'drums'];

/**
 * The conductor: scores how much two bars of four parts sound like the data's, given their melody and the two bars before. Piecewise
 * linear in the rolls throughout, so that the gradient of its gradient is exact (`gradientPenalty`).
 */
export class Critic {
  readonly layers: DenseLayers<keyof typeof CRITIC_SHAPES>;
  readonly #chromaOfRoll: Tensor2D;
  readonly #chromaOfMelody: Tensor2D;
  readonly #edgesOfSteps: Tensor2D;

  /** @param weights as `DenseLayers` keeps them @throws RangeError, TensorflowError as there */
  constructor(weights: readonly Float32Array[]) {
    this.layers = new DenseLayers(CRITIC_SHAPES, weights);
    this.#chromaOfRoll = chromaOfRoll();
    this.#chromaOfMelody = chromaOfMelody();
    this.#edgesOfSteps = edgesOfSteps();
  }

  /** Scores [rolls × 1], higher for what is like the data: what all ears hear. */
  apply(heard: Heard): Tensor2D {
    return EARS.map((ear) => mul(this.listen(ear, heard), EAR_WEIGHTS[ear])).reduce((a, b) =>
      add(a, b),
    ) as Tensor2D;
  }

  /** The score of one ear, [rolls × 1]: gradients are penalised ear by ear, before they are weighed. */
  listen(ear: Ear, heard: Heard): Tensor2D {
    return ear === 'drums' ? this.#drums(heard) : this.#ensemble(heard);
  }

  dispose(): void {
    this.layers.dispose();
    for (const constant of [this.#chromaOfRoll, this.#chromaOfMelody, this.#edgesOfSteps]) constant.dispose();
  }

  #ensemble({ roll, melody, before }: Heard): Tensor2D {
    const rolls = roll.shape[0];
    const beats = reshape(roll, [-1, ROLL_BEAT]) as Tensor2D;
    const sung = reshape(melody, [-1, MELODY_BEAT]) as Tensor2D;
    const chroma = matMul(beats, this.#chromaOfRoll);
    const shared = mul(chroma, matMul(sung, this.#chromaOfMelody));
    const edges = this.#edges(roll);
    const beat = this.#lrelu(
      'beat',
      concat([beats, sung, chroma, shared, harmonies(chroma as Tensor2D), edges], 1),
    );
    const drums = drumBars(roll);
    const ofBars = [beat, drums, edges, silences(drums, chroma as Tensor2D)].map((x) =>
      reshape(x, [rolls * BARS, -1]),
    );
    const bar = this.#lrelu('bar', concat(ofBars, 1));
    const context = this.#lrelu('context', reshape(before, [-1, ROLL_BEAT]));
    const features = [
      reshape(bar, [rolls, -1]),
      reshape(context, [rolls, -1]),
      barChanges(drums, rolls),
      barChanges(edges, rolls),
    ];
    return this.layers.apply('score', this.#lrelu('whole', concat(features as Tensor2D[], 1)));
  }

  #drums({ roll, before }: Heard): Tensor2D {
    const rolls = roll.shape[0];
    const bars = drumBars(roll);
    const [drums, old] = [bars, drumBars(before)].map((x) => reshape(x, [rolls, -1]));
    const hits = sum(reshape(bars, [rolls * BARS, STEPS_PER_BAR, DRUM_VOICES.length]), 1);
    const voices = concat([hits, relu(sub(1, hits)), silent(bars)], 1);
    const features = [
      drums,
      barChanges(bars, rolls),
      abs(sub(drums, old)),
      drumsBefore(before),
      reshape(voices, [rolls, -1]),
    ];
    const groove = this.#lrelu('groove', this.#lrelu('drums', concat(features as Tensor2D[], 1)));
    return this.layers.apply('drumScore', groove);
  }

  /** How many pitches begin and end at each step: what a splintered roll has too many of. [beats × 24] */
  #edges(roll: Tensor2D): Tensor2D {
    const rolls = roll.shape[0];
    const stepBefore = pad(slice(roll, [0, 0], [rolls, (STEPS - 1) * CHANNELS]), [
      [0, 0],
      [CHANNELS, 0],
    ]);
    const change = reshape(sub(roll, stepBefore), [-1, ROLL_BEAT]) as Tensor2D;
    return concat(
      [relu(change), relu(neg(change))].map((edges) => matMul(edges, this.#edgesOfSteps)),
      1,
    );
  }

  #lrelu(name: keyof typeof CRITIC_SHAPES, x: unknown): Tensor2D {
    return leakyRelu(this.layers.apply(name, x as Tensor2D), SLOPE);
  }
}

/** How far chords are from pad, and what bass has that chords do not: chroma [beats × 36] → [beats × 24] */
function harmonies(chroma: Tensor2D): Tensor2D {
  const [bass, chords, pads] = [0, 12, 24].map((at) => slice(chroma, [0, at], [chroma.shape[0], 12]));
  return concat([abs(sub(chords, pads)), relu(sub(bass, chords))], 1) as Tensor2D;
}

/**
 * 1 for a part that is silent in a bar, 0 for one that plays a step or more: without it, silence is only what is least like everything
 * else. Drums [bars × 144], chroma [beats × 36] → [bars × 4]
 */
function silences(drums: Tensor2D, chroma: Tensor2D): Tensor2D {
  const bars = drums.shape[0];
  const beats = BEATS / BARS;
  const pitched = sum(reshape(chroma, [bars, beats, PITCHED_PARTS.length, 12]), [1, 3]);
  return concat([silent(drums), relu(sub(1, mul(pitched, STEPS_PER_BEAT)))], 1) as Tensor2D;
}

/** Where the two bars of a roll differ, of whatever is known of their bars or beats. [… × n] → [rolls × n of a bar] */
function barChanges(known: Tensor2D, rolls: number): Tensor2D {
  const bars = reshape(known, [rolls, BARS, -1]) as Tensor3D;
  const bar = (at: number): Tensor3D => slice(bars, [0, at, 0], [rolls, 1, bars.shape[2]]);
  return reshape(abs(sub(bar(0), bar(1))), [rolls, -1]);
}

/** [cells of a beat × 36]: the mean over the beat's steps of each part's pitch classes, octaves folded */
function chromaOfRoll(): Tensor2D {
  return constant(ROLL_BEAT, CHROMA, (set) => {
    for (let step = 0; step < STEPS_PER_BEAT; step++)
      for (const [at, part] of PITCHED_PARTS.entries()) {
        const { first, low, pitches } = LANES[part];
        for (let i = 0; i < pitches; i++)
          set(step * CHANNELS + first + i, 12 * at + ((low + i) % 12), 1 / STEPS_PER_BEAT);
      }
  });
}

/** [cells of a beat × 36]: the same of the melody, once for each part */
function chromaOfMelody(): Tensor2D {
  return constant(MELODY_BEAT, CHROMA, (set) => {
    for (let step = 0; step < STEPS_PER_BEAT; step++)
      for (let pitchClass = 0; pitchClass < 12; pitchClass++)
        for (const at of PITCHED_PARTS.keys())
          set(step * MELODY_CHANNELS + pitchClass, 12 * at + pitchClass, 1 / STEPS_PER_BEAT);
  });
}

/** [cells of a beat × 12]: the sum over the pitches of each part at each step */
function edgesOfSteps(): Tensor2D {
  return constant(ROLL_BEAT, EDGES / 2, (set) => {
    for (let step = 0; step < STEPS_PER_BEAT; step++)
      for (const [at, part] of PITCHED_PARTS.entries()) {
        const { first, pitches } = LANES[part];
        for (let i = 0; i < pitches; i++) set(step * CHANNELS + first + i, at * STEPS_PER_BEAT + step, 1);
      }
  });
}

function constant(
  rows: number,
  columns: number,
  fill: (set: (row: number, column: number, value: number) => void) => void,
): Tensor2D {
  const values = new Float32Array(rows * columns);
  fill((row, column, value) => (values[row * columns + column] = value));
  return tensor2d(values, [rows, columns]);
}
