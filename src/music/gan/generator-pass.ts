import {
  DRUM_VOICES,
  CHANNELS,
  channelsOf,
  LANES,
  PARTS,
  PITCHED_PARTS,
  STEPS,
  STEPS_PER_BAR,
  STEPS_PER_BEAT,
} from '../roll/roll-layout.ts';
import type { MelodyRoll } from '../roll/melody-roll.ts';
import { cellOf, emptyRoll, type Roll } from '../roll/roll.ts';
import { checkDenseWeights } from '../../nn/dense-shapes.ts';
import {
  BARS,
  BEAT_LOGITS_AT as AT,
  BEAT_STATE,
  BEATS,
  DRUM_BAR,
  GENERATOR_SHAPES,
  MELODY_BEAT,
  MELODY_CODE,
  RHYTHM,
  RHYTHM_BAR,
  ROLL_BEAT,
  STEP_WEIGHT,
} from './generator-layout.ts';

type LayerName = keyof typeof GENERATOR_SHAPES;
type Layers = Readonly<Record<LayerName, { readonly kernel: Float32Array; readonly bias: Float32Array }>>;

/**
 * The generator without tfjs, one block at a time: what a page needs to play. Equal to `Generator`, but for logits that differ from
 * 0 by less than rounding.
 */
export class GeneratorPass {
  readonly #layers: Readonly<
    Record<LayerName, { readonly kernel: Float32Array; readonly bias: Float32Array }>
  >;

  /** @param weights as `Generator` keeps them; not copied @throws RangeError if they are of other layers */
  constructor(weights: readonly Float32Array[]) {
    checkDenseWeights(GENERATOR_SHAPES, weights);
    const names = Object.keys(GENERATOR_SHAPES) as LayerName[];
    this.#layers = Object.fromEntries(
      names.map((name, i) => [name, { kernel: weights[2 * i], bias: weights[2 * i + 1] }]),
    ) as Layers;
  }

  /**
   * @param before the two bars before; null at the beginning
   * @param noise 32 normal deviates
   */
  make(melody: MelodyRoll, before: Roll | null, noise: Float32Array): Roll {
    const codes = everyBeat((beat) =>
      this.#lrelu('melody', melody.subarray(beat * MELODY_BEAT, (beat + 1) * MELODY_BEAT)),
    );
    const past = before ?? emptyRoll();
    const context = everyBeat((beat) =>
      this.#lrelu('context', past.subarray(beat * ROLL_BEAT, (beat + 1) * ROLL_BEAT)),
    );
    const plan = this.#lrelu('plan', this.#lrelu('whole', joined([...codes, ...context, noise])));
    const states = this.#lrelu('beats', plan);
    const silence = new Float32Array(MELODY_CODE);
    const roll = emptyRoll();
    const style = joined([plan, noise]);
    writeDrums(roll, this.#dense('drums', style));
    const rhythm = this.#dense('rhythm', style);
    const logits = everyBeat((beat) => {
      const state = states.subarray(beat * BEAT_STATE, (beat + 1) * BEAT_STATE);
      const around = [state, codes[beat], codes[beat - 1] ?? silence, codes[beat + 1] ?? silence];
      return this.#dense('pitches', this.#lrelu('beat', joined(around)));
    });
    for (let beat = 0; beat < BEATS; beat++) writeBeat(roll, beat, logits, rhythm);
    silenceParts(roll, rhythm);
    return roll;
  }

  #lrelu(name: LayerName, x: ArrayLike<number>): Float32Array {
    const y = this.#dense(name, x);
    for (let i = 0; i < y.length; i++) if (y[i] < 0) y[i] *= 0.2;
    return y;
  }

  #dense(name: LayerName, x: ArrayLike<number>): Float32Array {
    const { kernel, bias } = this.#layers[name];
    const y = bias.slice();
    const outputs = y.length;
    for (let i = 0; i < x.length; i++) {
      const value = x[i];
      // Rolls are zeros for the most part.
      if (value === 0) continue;
      const row = i * outputs;
      for (let k = 0; k < outputs; k++) y[k] += value * kernel[row + k];
    }
    return y;
  }
}

function everyBeat(make: (beat: number) => Float32Array): Float32Array[] {
  return Array.from({ length: BEATS }, (_, beat) => make(beat));
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

function writeDrums(roll: Roll, logits: Float32Array): void {
  const voices = DRUM_VOICES.length;
  for (let step = 0; step < STEPS; step++)
    for (let voice = 0; voice < voices; voice++) {
      const shared = logits[(step % STEPS_PER_BAR) * voices + voice];
      const own = logits[DRUM_BAR + step * voices + voice];
      if (shared + own > 0) roll[cellOf(step, voice)] = 1;
    }
}

function writeBeat(roll: Roll, beat: number, all: readonly Float32Array[], rhythm: Float32Array): void {
  const logits = all[beat];
  const { bass, chords, pad } = LANES;
  /** What both beats of a half bar decide together. */
  const shared = (at: number): number => logits[at] + all[beat ^ 1][at];
  for (let i = 0; i < STEPS_PER_BEAT; i++) {
    const step = beat * STEPS_PER_BEAT + i;
    const first = step * CHANNELS;
    const isOn = (lane: number): boolean =>
      STEP_WEIGHT * logits[AT.rhythm + i * RHYTHM + lane] + rhythm[(step % STEPS_PER_BAR) * RHYTHM + lane] >
      0;
    const sounds = PITCHED_PARTS.map((_, lane) => isOn(lane));
    const [bassSounds, chordsSound, padSounds] = sounds;

    if (bassSounds) {
      let [best, most] = [0, -Infinity];
      for (let pitch = 0; pitch < bass.pitches; pitch++) {
        const logit = shared(AT.bass + pitch) + logits[AT.bassEighths + (i >> 1) * bass.pitches + pitch];
        if (logit > most) [best, most] = [pitch, logit];
      }
      roll[first + bass.first + best] = 1;
    }
    const eighth = i >> 1;
    const chordPitches = chordsSound ? chords.pitches : 0;
    for (let pitch = 0; pitch < chordPitches; pitch++) {
      const early = logits[AT.harmonyEighths + eighth * 12 + (pitch % 12)];
      const own = logits[AT.chordEighths + eighth * chords.pitches + pitch];
      if (shared(AT.harmony + (pitch % 12)) + early > 0 && shared(AT.chords + pitch) + own > 0)
        roll[first + chords.first + pitch] = 1;
    }
    const padPitches = padSounds ? pad.pitches : 0;
    for (let pitch = 0; pitch < padPitches; pitch++)
      if (shared(AT.harmony + (pitch % 12)) > 0 && shared(AT.pad + pitch) > 0)
        roll[first + pad.first + pitch] = 1;
    for (const [lane, part] of PITCHED_PARTS.entries())
      if (sounds[lane] && isOn(PITCHED_PARTS.length + lane)) roll[first + LANES[part].attack] = 1;
  }
}

/** Silences the parts that do not play in a bar. */
function silenceParts(roll: Roll, rhythm: Float32Array): void {
  for (let bar = 0; bar < BARS; bar++)
    for (const [at, part] of PARTS.entries()) {
      if (rhythm[RHYTHM_BAR + bar * PARTS.length + at] > 0) continue;
      const [from, behind] = channelsOf(part);
      for (let step = bar * STEPS_PER_BAR; step < (bar + 1) * STEPS_PER_BAR; step++)
        roll.fill(0, cellOf(step, from), cellOf(step, behind));
    }
}
