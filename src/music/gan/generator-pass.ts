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
import { DensePass } from '../../nn/dense-pass.ts';
import {
  BARS,
  BEAT_LOGITS_AT as AT,
  BEAT_STATE,
  BEATS,
  DRUM_BAR,
  GENERATOR_SHAPES,
  MELODY_CODE,
  RHYTHM,
  RHYTHM_BAR,
  SLOPE,
  STEP_WEIGHT,
} from './generator-layout.ts';

/**
 * The generator without tfjs, one block at a time: what a page needs to play. Equal to `Generator`, but for logits that differ from
 * 0 by less than rounding.
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
    const codes = this.#lrelu('melody', melody);
    const context = this.#lrelu('context', before ?? emptyRoll());
    const plan = this.#lrelu('plan', this.#lrelu('whole', joined([codes, context, noise])));
    const states = this.#lrelu('beats', plan);
    const style = joined([plan, noise]);
    const rhythm = this.#layers.run('rhythm', style);
    const logits = this.#layers.run('pitches', this.#lrelu('beat', beatInputs(states, codes)));
    const roll = emptyRoll();
    writeDrums(roll, this.#layers.run('drums', style));
    const beats = Array.from({ length: BEATS }, (_, beat) =>
      logits.subarray((beat * logits.length) / BEATS, ((beat + 1) * logits.length) / BEATS),
    );
    for (let beat = 0; beat < BEATS; beat++) writeBeat(roll, beat, beats, rhythm);
    silenceParts(roll, rhythm);
    return roll;
  }

  #lrelu(name: keyof typeof GENERATOR_SHAPES, x: ArrayLike<number>): Float32Array {
    const y = this.#layers.run(name, x);
    for (let i = 0; i < y.length; i++) if (y[i] < 0) y[i] *= SLOPE;
    return y;
  }
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
