import type { Rng } from '../../math/rng.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import type { Chord } from '../theory/chord.ts';
import { type ContourName, CONTOURS } from './contours.ts';
import { drawName, happens } from './draw.ts';
import { STEPS_PER_HALF } from './piece.ts';
import { type Placed, placeNotes } from './melody-places.ts';
import { drawRhythm } from './melody-rhythm.ts';
import type { RhythmFamily } from './rhythms.ts';

/** What the melodies of a genre are like: weights of rhythms and contours. */
export interface MelodyRules {
  readonly rhythms: Readonly<Partial<Record<RhythmFamily, number>>>;
  readonly contours: Readonly<Partial<Record<ContourName, number>>>;
  /** How likely a note goes on over a bar line instead of a new one that begins there. */
  readonly ties: number;
  /** How likely a short note before a beat comes from a semitone beside the note on it. */
  readonly approaches: number;
  /** Weights of a chord's root, third, fifth and seventh. */
  readonly tones: readonly number[];
}

/**
 * A melody over chords, one note at a time. It leans on the chords, and passes through other notes between them.
 * @param chords one for each half bar
 */
export function drawMelody(rules: MelodyRules, chords: readonly Chord[], rng: Rng): RollNote[] {
  const steps = chords.length * STEPS_PER_HALF;
  const bars = drawRhythm(drawName(rng, rules.rhythms), steps, rng);
  const contour = CONTOURS[drawName(rng, rules.contours)];
  const notes = tied(placeNotes(bars, contour, chords, rules.tones, rng), rules.ties, rng);
  return approached(cut(notes, steps), rules.approaches, rng);
}

/** Some notes at a bar's beginning are the last one going on. */
function tied(notes: readonly Placed[], probability: number, rng: Rng): Placed[] {
  const joined: Placed[] = [];
  for (const note of notes) {
    const last = joined.at(-1);
    if (last && note.beginsBar && last.step + last.steps === note.step && happens(rng, probability))
      joined[joined.length - 1] = { ...last, steps: last.steps + note.steps };
    else joined.push(note);
  }
  return joined;
}

/** What of the notes is within the piece. */
function cut(notes: readonly Placed[], end: number): RollNote[] {
  return notes.flatMap(({ pitch, step, steps }) => {
    const from = Math.max(0, step);
    const behind = Math.min(end, step + steps);
    return behind > from ? [{ pitch, step: from, steps: behind - from }] : [];
  });
}

function approached(notes: readonly RollNote[], probability: number, rng: Rng): RollNote[] {
  return notes.map((note, i) => {
    const next = notes.at(i + 1);
    if (!next || next.step % STEPS_PER_BEAT !== 0 || note.step % STEPS_PER_BEAT === 0) return note;
    if (next.step > note.step + 2 || !happens(rng, probability)) return note;
    return { ...note, pitch: next.pitch + (next.pitch > note.pitch ? -1 : 1) };
  });
}
