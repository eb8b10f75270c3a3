import type { Rng } from '../../math/rng.ts';
import { layerWeights } from '../../nn/dense-outputs.ts';
import { type DenseShapes, initialDenseWeights } from '../../nn/dense-shapes.ts';
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

/** Beats and bars of a block. */
export const BEATS = STEPS / STEPS_PER_BEAT;
export const BARS = STEPS / STEPS_PER_BAR;
/** Numbers of a block of melody, and of one beat of it. */
export const MELODY_CELLS = STEPS * MELODY_CHANNELS;
export const MELODY_BEAT = STEPS_PER_BEAT * MELODY_CHANNELS;
/** Numbers of a roll, and of one beat of it. */
export const ROLL_CELLS = STEPS * CHANNELS;
export const ROLL_BEAT = STEPS_PER_BEAT * CHANNELS;
/**
 * Dice that choose one arrangement of the many that a melody can have, and their sides; networks read them as ones and zeros. Styles
 * are discrete: between two values of a continuous noise there would be mixtures of grooves that nobody plays.
 */
export const DICE = 8;
export const SIDES = 8;
export const NOISE = DICE * SIDES;

/** Of all leaky rectifiers, below 0; the critic's too. */
export const SLOPE = 0.2;

/** Numbers that a beat of melody, and one of the block before, are known by. */
const MELODY_CODE = 48;
const CONTEXT_CODE = 16;
/**
 * Grooves that drums choose from, each two bars: that is how they are played. A network that decides hit by hit makes a new one for every
 * melody, and none that anybody plays.
 */
export const GROOVES = 64;
/** The input that stands for the chosen groove, in place of 1. One sample in 64 reaches a groove's weights: they are to learn as fast as others. */
export const CHOSEN = 8;
/** Weights of the grooves to begin with, in place of 1: so small that hits are nearly undecided. */
const FIRST_GROOVES = 0.25;

const HIDDEN = 128;
const BEAT_STATE = 64;
/** Of each pitched part: whether it sounds at all, and whether it is struck. */
const RHYTHM = 2 * PITCHED_PARTS.length;
/** A bar of rhythm; from here on, whether each pitched part plays in each of the bars. */
const RHYTHM_BAR = STEPS_PER_BAR * RHYTHM;
const DRUM_BAR = STEPS_PER_BAR * DRUM_VOICES.length;
/** Logits of a groove: the bar that both bars play, what each of them adds; from here on, whether drums play in each of them at all. */
export const DRUMS_PLAY = (1 + BARS) * DRUM_BAR;
/** What is known of the drums before: both bars, and whether they were silent while others played. */
export const DRUMS_BEFORE = BARS * DRUM_BAR + 1;
/** Eighths of a beat. */
const EIGHTHS = 2;
/** The logit that a part plays in a bar at all, to begin with: nearly three of four do. */
const PLAYS_AT_FIRST = 1;
/** What a step adds to the rhythm of its bar weighs little: as a rule, both bars are alike. */
export const STEP_WEIGHT = 0.1;
const { bass, chords, pad } = LANES;

/**
 * What is decided in one beat, each a number of logits side by side. What is shared by steps keeps notes whole, and what is shared
 * by parts keeps them in one harmony: a network that decides each cell by itself splinters notes.
 */
export const BEAT_LOGITS = {
  /** Which pitch classes chords and pad may play. Up to `pad`, both beats of a half bar decide together. */
  harmony: 12,
  bass: bass.pitches,
  chords: chords.pitches,
  pad: pad.pitches,
  /** What each eighth adds: a bass moves, chords may come early. */
  bassEighths: EIGHTHS * bass.pitches,
  harmonyEighths: EIGHTHS * 12,
  chordEighths: EIGHTHS * chords.pitches,
  /** What each step adds to the bar's rhythm. */
  rhythm: STEPS_PER_BEAT * RHYTHM,
} as const;

/** How many of them, the first, are decided together by both beats of a half bar. */
export const HALF_BAR_LOGITS = 12 + bass.pitches + chords.pitches + pad.pitches;

export type BeatLogits = keyof typeof BEAT_LOGITS;

const allBeatLogits = Object.values(BEAT_LOGITS).reduce((sum, count) => sum + count, 0);

/** Where each kind begins within a beat's logits. */
export const BEAT_LOGITS_AT = Object.fromEntries(
  Object.keys(BEAT_LOGITS).map((name, i) => [
    name,
    Object.values(BEAT_LOGITS)
      .slice(0, i)
      .reduce((sum, count) => sum + count, 0),
  ]),
) as Readonly<Record<BeatLogits, number>>;

/** The generator's layers. */
export const GENERATOR_SHAPES = {
  /** A beat of melody as a code, the same for all beats. */
  melody: [MELODY_BEAT, MELODY_CODE],
  /** A beat of the block before. */
  context: [ROLL_BEAT, CONTEXT_CODE],
  /** Melody, context and noise of the whole block. */
  whole: [BEATS * (MELODY_CODE + CONTEXT_CODE) + NOISE, HIDDEN],
  /** The whole block as it is meant. */
  plan: [HIDDEN, HIDDEN],
  /** What each beat is to be, */
  beats: [HIDDEN, BEATS * BEAT_STATE],
  /** with the melody of the beats around it. */
  beat: [BEAT_STATE + 3 * MELODY_CODE, HIDDEN],
  /** The logits of a beat, as `BEAT_LOGITS` names them. */
  pitches: [HIDDEN, allBeatLogits],
  /** From the plan, and from the dice themselves: the rhythm that both bars share; which pitched parts play in each. */
  rhythm: [HIDDEN + NOISE, RHYTHM_BAR + BARS * PITCHED_PARTS.length],
  /** From the drums before and the dice: which groove; not from the melody, so that a song keeps it. */
  choice: [DRUMS_BEFORE + NOISE, GROOVES],
  /** What each groove plays, as logits. */
  grooves: [GROOVES, DRUMS_PLAY + BARS],
} as const satisfies DenseShapes;

/** Weights to begin with. */
export function initialGeneratorWeights(rng: Rng): Float32Array[] {
  const weights = initialDenseWeights(GENERATOR_SHAPES, rng);
  const [, rhythmBiases] = layerWeights(GENERATOR_SHAPES, weights, 'rhythm');
  rhythmBiases.fill(PLAYS_AT_FIRST, RHYTHM_BAR);
  const [grooves, grooveBiases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
  grooveBiases.fill(PLAYS_AT_FIRST, DRUMS_PLAY);
  for (let i = 0; i < grooves.length; i++) grooves[i] *= FIRST_GROOVES;
  return weights;
}

export { BEAT_STATE, DRUM_BAR, EIGHTHS, MELODY_CODE, RHYTHM, RHYTHM_BAR };
