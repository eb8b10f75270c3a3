import type { DenseShapes } from '../../nn/dense-shapes.ts';
import { DRUM_VOICES, PARTS, PITCHED_PARTS, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { BARS, BEATS, DRUM_BAR, DRUMS_BEFORE, MELODY_BEAT, ROLL_BEAT } from './generator-layout.ts';

/** Outputs of the layers of these names. */
const BEAT = 96;
const BAR = 128;
const WHOLE = 128;
const CONTEXT_CODE = 16;
const DRUMS = 192;
const GROOVE = 96;

/** Pitch classes of each pitched part. */
export const CHROMA = 12 * PITCHED_PARTS.length;
/** Begins and ends of notes, counted at each step of each pitched part. */
export const EDGES = 2 * STEPS_PER_BEAT * PITCHED_PARTS.length;

/** Where the pitch classes of chords and pad differ, and where those of the bass are not in the chords. */
export const HARMONY = 2 * 12;
/** Where the two bars differ: in their drums, and in what begins and ends. */
export const CHANGES = DRUM_BAR + (BEATS / BARS) * EDGES;

/** The drums alone: as they are, where the bars differ, what is new since the block before, that block; the voices. */
export const DRUM_FEATURES =
  2 * BARS * DRUM_BAR + DRUM_BAR + DRUMS_BEFORE + BARS * (2 * DRUM_VOICES.length + 1);

/** The critic's layers. */
export const CRITIC_SHAPES = {
  /** A beat: its cells, the melody's, both chromas' product, the parts' harmonies, what begins and ends; the same for all beats. */
  beat: [ROLL_BEAT + MELODY_BEAT + 2 * CHROMA + HARMONY + EDGES, BEAT],
  /** A bar: its beats; and as they are, its drums, what begins and ends in it, and which parts are silent. */
  bar: [(BEATS / BARS) * (BEAT + EDGES) + DRUM_BAR + PARTS.length, BAR],
  /** A beat of the block before. */
  context: [ROLL_BEAT, CONTEXT_CODE],
  /** Both bars, the block before, and where the bars differ. */
  whole: [BARS * BAR + BEATS * CONTEXT_CODE + CHANGES, WHOLE],
  score: [WHOLE, 1],
  /** The ear for drums alone: what it hears, what it makes of that, its score. */
  drums: [DRUM_FEATURES, DRUMS],
  groove: [DRUMS, GROOVE],
  drumScore: [GROOVE, 1],
} as const satisfies DenseShapes;
