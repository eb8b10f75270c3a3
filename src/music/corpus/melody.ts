import type { Rng } from '../../math/rng.ts';
import { clamp, ringIndex } from '../../math/scalar.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import { type Chord, chordPitchClasses } from '../theory/chord.ts';
import { scaleOf } from '../theory/key.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { type Contour, type ContourName, CONTOURS } from './contours.ts';
import { drawIndex, drawName, happens } from './draw.ts';
import { STEPS_PER_HALF } from './harmonise.ts';
import { drawRhythm, type RhythmBar } from './melody-rhythm.ts';
import type { RhythmFamily } from './rhythms.ts';

/** What the melodies of a genre are like: weights of rhythms and contours. */
export interface MelodyRules {
  readonly rhythms: Readonly<Partial<Record<RhythmFamily, number>>>;
  readonly contours: Readonly<Partial<Record<ContourName, number>>>;
  /** How likely a note goes on over a bar line instead of a new one that begins there. */
  readonly ties: number;
  /** How likely a short note before a beat comes from a semitone beside the note on it. */
  readonly approaches: number;
}

/** C major's and A minor's, place by place: 35 is the C in the middle. Melodies keep to A3 … A5. */
const SCALE = scaleOf({ tonic: 0, mode: 'major' });
const LOWEST = 33;
const HIGHEST = 47;
/** Of C D E F G A B. */
const NOT_PENTATONIC: readonly number[] = [3, 6];

/** What a bar does whose rhythm comes back: the same again, or so many notes higher, each as likely as it fits; or other notes. */
const SHIFTS = [0, -2, -1, 1, 2] as const;
const SHIFT_WEIGHTS = [3, 1, 1, 1, 1];
const OTHER_NOTES = 0.4;

/** How much a note two octaves' notes from the middle of the melody weighs less than one there. */
const REACH = 20;
/** A note outside the chord goes on by a step; a leap of so many notes comes back by one. */
const LEAP = 4;
const RESOLVED = 5;
const UNRESOLVED = 0.2;
/** A note outside the chord between beats, or a step long. */
const PASSING = 0.5;

/**
 * A melody over chords, one note at a time. It leans on the chords, and passes through other notes between them.
 * @param chords one for each half bar
 */
export function drawMelody(rules: MelodyRules, chords: readonly Chord[], rng: Rng): RollNote[] {
  const steps = chords.length * STEPS_PER_HALF;
  const bars = drawRhythm(drawName(rng, rules.rhythms), steps, rng);
  const contour: Contour = CONTOURS[drawName(rng, rules.contours)];
  const notes = tied(placeNotes(bars, contour, chords, rng), rules.ties, rng);
  return approached(cut(notes, steps), rules.approaches, rng);
}

type Timed = RhythmBar['notes'][number];

/** A note by its place in the scale. */
interface Placed extends Timed {
  readonly place: number;
  readonly pitch: number;
  readonly beginsBar: boolean;
}

function placeNotes(
  bars: readonly RhythmBar[],
  contour: Contour,
  chords: readonly Chord[],
  rng: Rng,
): Placed[] {
  const inChords = chords.map(chordPitchClasses);
  const chordAt = (step: number): readonly number[] =>
    inChords[clamp(Math.floor(step / STEPS_PER_HALF), 0, inChords.length - 1)];
  const middle = LOWEST + 4 + rng.integer(HIGHEST - LOWEST - 8);
  const known = new Map<string, readonly number[]>();
  const placed: Placed[] = [];
  for (const { letter, notes } of bars) {
    const again = shifted(known.get(letter) ?? null, notes, contour, chordAt, rng);
    const places: number[] = [];
    for (const [i, note] of notes.entries()) {
      const inChord = chordAt(leanOf(note));
      const place = again?.[i] ?? drawPlace(contour, middle, placed, inChord, isHeavy(note), rng);
      places.push(place);
      placed.push({ ...note, place, pitch: coloured(place, inChord), beginsBar: i === 0 });
    }
    known.set(letter, places);
  }
  return placed;
}

/** The places of a bar that comes back; null where it takes other notes. */
function shifted(
  before: readonly number[] | null,
  notes: RhythmBar['notes'],
  contour: Contour,
  chordAt: (step: number) => readonly number[],
  rng: Rng,
): number[] | null {
  if (!before) return null;
  const weights = SHIFTS.map((shift, k) =>
    notes.reduce((weight, note, i) => {
      const place = before[i] + shift;
      if (!allows(contour, place)) return 0;
      return isHeavy(note) && !fits(place, chordAt(leanOf(note))) ? weight * contour.outside : weight;
    }, SHIFT_WEIGHTS[k]),
  );
  const shift = SHIFTS.at(drawIndex(rng, [...weights, OTHER_NOTES]));
  return shift === undefined ? null : before.map((place) => place + shift);
}

function allows(contour: Contour, place: number): boolean {
  if (place < LOWEST || place > HIGHEST) return false;
  return !contour.isPentatonic || !NOT_PENTATONIC.includes(ringIndex(place, 7));
}

/** The step at which a note is heard with the chords: the first beat it sounds at, or where it begins. */
function leanOf({ step, steps }: Timed): number {
  const beat = Math.ceil(step / STEPS_PER_BEAT) * STEPS_PER_BEAT;
  return beat < step + steps ? beat : step;
}

function isHeavy(note: Timed): boolean {
  return leanOf(note) % STEPS_PER_BEAT === 0;
}

function fits(place: number, inChord: readonly number[]): boolean {
  return inChord.includes(pitchClassOf(coloured(place, inChord)));
}

function drawPlace(
  contour: Contour,
  middle: number,
  placed: readonly Placed[],
  inChord: readonly number[],
  heavy: boolean,
  rng: Rng,
): number {
  const last = placed.at(-1);
  const move = last ? last.place - (placed.at(-2)?.place ?? last.place) : 0;
  const hangs = last ? !inChord.includes(pitchClassOf(last.pitch)) : false;
  const weights = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, i) => {
    const place = LOWEST + i;
    if (!allows(contour, place)) return 0;
    const far = place - middle;
    let weight = REACH / (REACH + far * far);
    if (!fits(place, inChord)) weight *= heavy ? contour.outside : PASSING;
    if (!last) return weight;
    const by = place - last.place;
    weight *= contour.moves[Math.abs(by)] ?? 0;
    if (by !== 0 && Math.sign(by) === Math.sign(move)) weight *= contour.onwards;
    if (hangs) weight *= Math.abs(by) === 1 ? RESOLVED : UNRESOLVED;
    else if (Math.abs(move) >= LEAP) weight *= by === -Math.sign(move) ? RESOLVED : UNRESOLVED;
    return weight;
  });
  return LOWEST + drawIndex(rng, weights);
}

/** The pitch of a place: over a chord with a note beside the scale, such as the G sharp of E major, that note. */
function coloured(place: number, inChord: readonly number[]): number {
  const pitch = 12 * Math.floor(place / 7) + SCALE[ringIndex(place, 7)];
  if (inChord.includes(pitchClassOf(pitch))) return pitch;
  const beside = [pitch + 1, pitch - 1].find((other) => {
    const pitchClass = pitchClassOf(other);
    return inChord.includes(pitchClass) && !SCALE.includes(pitchClass);
  });
  return beside ?? pitch;
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
