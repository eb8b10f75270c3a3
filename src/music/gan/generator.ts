import { add, concat, leakyRelu, mul, ones, pad, reshape, slice, sum } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { DenseLayers } from '../../nn/dense-layers.ts';
import {
  CHANNELS,
  channelsOf,
  DRUM_VOICES,
  type Part,
  PARTS,
  PITCHED_PARTS,
  STEPS_PER_BEAT,
} from '../roll/roll-layout.ts';
import type { Dither } from './dither.ts';
import { drumsBefore } from './drum-tensors.ts';
import {
  BARS,
  BEAT_LOGITS,
  BEAT_LOGITS_AT,
  type BeatLogits,
  BEATS,
  CHOSEN,
  DRUM_BAR,
  DRUMS_PLAY,
  EIGHTHS,
  GENERATOR_SHAPES,
  HALF_BAR_LOGITS,
  MELODY_BEAT,
  MELODY_CODE,
  RHYTHM,
  RHYTHM_BAR,
  ROLL_BEAT,
  ROLL_CELLS,
  SLOPE,
  STEP_WEIGHT,
} from './generator-layout.ts';
import { hardOneHot, hardSteps } from './straight-through.ts';

/** What a generator makes while it learns; gradients pass all of it. */
export interface Arrangements {
  /** [rolls × 3456] */
  readonly rolls: Tensor2D;
  /** Which groove: logits [rolls × 64], and a 1 for the chosen one [rolls × 64]. */
  readonly choice: Tensor2D;
  readonly chosen: Tensor2D;
}

/**
 * The orchestra: makes two bars of four parts from a melody, from the two bars before, and from noise. Dense layers only; the
 * beats share theirs.
 */
export class Generator {
  readonly layers: DenseLayers<keyof typeof GENERATOR_SHAPES>;

  /** @param weights as `DenseLayers` keeps them @throws RangeError, TensorflowError as there */
  constructor(weights: readonly Float32Array[]) {
    this.layers = new DenseLayers(GENERATOR_SHAPES, weights);
  }

  /**
   * | symbol | shape |
   * |---|---|
   * | melody | [rolls × 416], as `MelodyRoll` |
   * | before | [rolls × 3456], as `Roll`; zeros where nothing was before |
   * | noise | [rolls × 64], as `drawNoise` |
   * | result | [rolls × 3456] of 0 and 1; gradients pass as if it were probabilities |
   */
  apply(melody: Tensor2D, before: Tensor2D, noise: Tensor2D): Tensor2D {
    return this.arrange(melody, before, noise, null).rolls;
  }

  /** The same, with what was chosen on the way: for learning. @param dither the chance that has a part in it; null as when it plays */
  arrange(melody: Tensor2D, before: Tensor2D, noise: Tensor2D, dither: Dither | null): Arrangements {
    const rolls = melody.shape[0];
    const code = this.#lrelu('melody', reshape(melody, [-1, MELODY_BEAT]));
    const context = this.#lrelu('context', reshape(before, [-1, ROLL_BEAT]));
    const whole = concat([reshape(code, [rolls, -1]), reshape(context, [rolls, -1]), noise], 1);
    const plan = this.#lrelu('plan', this.#lrelu('whole', whole));
    const states = reshape(this.#lrelu('beats', plan), [rolls * BEATS, -1]);
    const beat = this.#lrelu('beat', concat([states, ...withNeighbours(code)], 1));
    const logits = this.layers.apply('pitches', beat);
    const rhythm = this.layers.apply('rhythm', concat([plan, noise], 1));
    const choice = this.layers.apply('choice', concat([drumsBefore(before), noise], 1));
    const chosen = hardOneHot(choice, dither);
    const groove = this.layers.apply('grooves', mul(chosen, CHOSEN));
    const plays = partsThatPlay(rhythm, groove, dither);
    // Chance is in which groove is chosen: one whose hits it blurred, too, would never be heard as it is.
    const drums = hardSteps(drumSteps(groove), null);
    const parts = concat([drums, ...pitchedParts(logits, rhythmSteps(rhythm), dither)], 2);
    return { rolls: reshape(mul(parts, plays), [rolls, ROLL_CELLS]), choice, chosen };
  }

  #lrelu(name: keyof typeof GENERATOR_SHAPES, x: Tensor): Tensor2D {
    return leakyRelu(this.layers.apply(name, x as Tensor2D), SLOPE);
  }
}

/** The codes of each beat, of the one before and of the one behind it; zeros beyond the block. [beats × code] each */
function withNeighbours(code: Tensor2D): Tensor2D[] {
  const byRoll = reshape(code, [-1, BEATS, MELODY_CODE]) as Tensor3D;
  const rolls = byRoll.shape[0];
  const shifted = (first: number, around: [number, number]): Tensor2D =>
    reshape(
      pad(slice(byRoll, [0, first, 0], [rolls, BEATS - 1, MELODY_CODE]), [[0, 0], around, [0, 0]]),
      code.shape,
    );
  return [code, shifted(0, [1, 0]), shifted(1, [0, 1])];
}

/** Grooves [rolls × (432 + 2)] → logits of hits [beats × 4 × 9]: the bar that both bars play, and what each adds */
function drumSteps(logits: Tensor2D): Tensor3D {
  const rolls = logits.shape[0];
  const bar = slice(logits, [0, 0], [rolls, DRUM_BAR]);
  const added = slice(logits, [0, DRUM_BAR], [rolls, 2 * DRUM_BAR]);
  const both = add(concat([bar, bar], 1), added);
  return reshape(both, [rolls * BEATS, STEPS_PER_BEAT, DRUM_VOICES.length]);
}

/** Rhythm [rolls × (96 + 6)], groove [rolls × (432 + 2)] → [beats × 1 × 108] of 0 and 1: whether each part plays in the bar at all */
function partsThatPlay(rhythm: Tensor2D, groove: Tensor2D, dither: Dither | null): Tensor3D {
  const rolls = rhythm.shape[0];
  const ofBars = (logits: Tensor2D, first: number, parts: number): Tensor3D =>
    reshape(slice(logits, [0, first], [rolls, BARS * parts]), [rolls * BARS, 1, parts]);
  const drums = hardSteps(ofBars(groove, DRUMS_PLAY, 1), null);
  const pitched = hardSteps(ofBars(rhythm, RHYTHM_BAR, PITCHED_PARTS.length), dither);
  const plays = concat([drums, pitched], 2);
  const channels = PARTS.map((part, at) =>
    mul(slice(plays, [0, 0, at], [rolls * BARS, 1, 1]), ones([1, 1, channelCount(part)])),
  );
  const bars = reshape(concat(channels, 2), [rolls * BARS, 1, CHANNELS]);
  return reshape(mul(bars, ones([1, BEATS / BARS, 1])), [rolls * BEATS, 1, CHANNELS]);
}

function channelCount(part: Part): number {
  const [first, behind] = channelsOf(part);
  return behind - first;
}

/** Logits [rolls × (96 + 6)] → [beats × 4 × 6]: the bar's rhythm twice */
function rhythmSteps(logits: Tensor2D): Tensor3D {
  const rolls = logits.shape[0];
  const bar = slice(logits, [0, 0], [rolls, RHYTHM_BAR]);
  return reshape(concat([bar, bar], 1), [rolls * BEATS, STEPS_PER_BEAT, RHYTHM]);
}

/** Logits [beats × all], their bars' rhythm [beats × 4 × 6] → bass, its attack, chords, their attack, pad, its attack, each [beats × 4 × its channels] */
function pitchedParts(logits: Tensor2D, barRhythm: Tensor3D, dither: Dither | null): Tensor3D[] {
  const beats = logits.shape[0];
  const steps = STEPS_PER_BEAT;
  const shared = byHalfBars(logits);
  const part = (name: BeatLogits, rows: number, from = logits): Tensor3D =>
    reshape(slice(from, [0, BEAT_LOGITS_AT[name]], [beats, BEAT_LOGITS[name]]), [beats, rows, -1]);

  const rhythm = add(barRhythm, mul(part('rhythm', steps), STEP_WEIGHT)) as Tensor3D;
  const lane = (at: number): Tensor3D => hardSteps(slice(rhythm, [0, 0, at], [beats, steps, 1]), dither);
  const [bassSounds, chordsSound, padSounds, ...struck] = Array.from({ length: RHYTHM }, (_, at) => lane(at));
  const bassPitches = add(part('bass', 1, shared), part('bassEighths', EIGHTHS));
  const harmony = part('harmony', 1, shared);
  const chordClasses: Tensor3D = hardSteps(add(harmony, part('harmonyEighths', EIGHTHS)), dither);
  const chordPitches: Tensor3D = hardSteps(
    add(part('chords', 1, shared), part('chordEighths', EIGHTHS)),
    dither,
  );
  const padPitches = hardSteps(part('pad', 1, shared), dither);
  return [
    inRhythm(hardOneHot(bassPitches as Tensor3D, dither), bassSounds),
    mul(struck[0], bassSounds),
    inRhythm(inHarmony(chordPitches, chordClasses), chordsSound),
    mul(struck[1], chordsSound),
    inRhythm(inHarmony(padPitches, hardSteps(harmony, dither)), padSounds),
    mul(struck[2], padSounds),
  ];
}

/** Pitches that a beat or its eighths choose [beats × 1 or 2 × pitches], where they sound [beats × 4 × 1] → [beats × 4 × pitches] */
function inRhythm(pitches: Tensor3D, sounds: Tensor3D): Tensor3D {
  const [beats, slots, count] = pitches.shape;
  const steps = mul(
    reshape(pitches, [beats, slots, 1, count]),
    reshape(sounds, [beats, slots, STEPS_PER_BEAT / slots, 1]),
  );
  return reshape(steps, [beats, STEPS_PER_BEAT, count]);
}

/** [beats × all] → what both beats of a half bar decide together: the sum of both, for each of them */
function byHalfBars(logits: Tensor2D): Tensor2D {
  const beats = logits.shape[0];
  const own = slice(logits, [0, 0], [beats, HALF_BAR_LOGITS]);
  const half = sum(reshape(own, [beats / 2, 2, HALF_BAR_LOGITS]), 1);
  return reshape(concat([half, half], 1), [beats, HALF_BAR_LOGITS]);
}

/** Pitches from a C upwards [beats × slots × pitches], those of pitch classes that may play [beats × slots × 12] */
function inHarmony(pitches: Tensor3D, classes: Tensor3D): Tensor3D {
  const octaves = Array.from({ length: pitches.shape[2] / 12 }, () => classes);
  return mul(pitches, concat(octaves, 2));
}
