import type { Rng } from '../../math/rng.ts';
import { clamp, ringIndex } from '../../math/scalar.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { Chord } from '../theory/chord.ts';
import type { Contour } from './contours.ts';
import { drawIndex } from './draw.ts';
import { STEPS_PER_HALF } from './piece.ts';
import type { RhythmBar } from './melody-rhythm.ts';
import { pitchAtPlace, scaleTones, type ScaleTones } from './scale-tones.ts';

/** Of the places in the scale, A3 … A5. */
const LOWEST = 33;
const HIGHEST = 47;
/** How near to an end of that the middle of a melody may be. */
const MARGIN = 4;
/** F and B. */
const NOT_PENTATONIC: readonly number[] = [3, 6];

/** What a bar does whose rhythm comes back: the same again, or so many notes higher, each as likely as it fits; or other notes. */
const SHIFTS = [0, -2, -1, 1, 2];
const SHIFT_WEIGHTS = [3, 1, 1, 1, 1];
const OTHER_NOTES = 0.4;

/** How far a melody reaches: a note weighs half as much √20 places from its middle. */
const REACH = 20;
/** A note outside the chord goes on by a step; a leap of so many notes comes back by one. */
const LEAP = 4;
const RESOLVED = 5;
const UNRESOLVED = 0.2;
/** A note outside the chord that sounds at no beat. */
const PASSING = 0.5;

export type Timed = RhythmBar['notes'][number];

/** A note by its place in the scale. */
export interface Placed extends Timed {
  readonly place: number;
  readonly pitch: number;
  readonly beginsBar: boolean;
}

/**
 * Gives heights to a rhythm.
 * @param chords one for each half bar
 * @param toneWeights of a chord's root, third, fifth and seventh
 */
export function placeNotes(
  bars: readonly RhythmBar[],
  contour: Contour,
  chords: readonly Chord[],
  toneWeights: readonly number[],
  rng: Rng,
): Placed[] {
  const tones = chords.map(scaleTones);
  const tonesAt = (note: Timed): ScaleTones =>
    tones[clamp(Math.floor(leanOf(note) / STEPS_PER_HALF), 0, tones.length - 1)];
  const middle = LOWEST + MARGIN + rng.integer(HIGHEST - LOWEST - 2 * MARGIN);
  const weigh = (place: number, note: Timed): number => {
    if (!allows(contour, place)) return 0;
    const which = tonesAt(note).inChord[ringIndex(place, 7)];
    if (which < 0) return isHeavy(note) ? contour.outside : PASSING;
    return toneWeights[which];
  };
  const known = new Map<string, readonly number[]>();
  const placed: Placed[] = [];
  for (const { letter, notes } of bars) {
    const again = comesBack(known.get(letter) ?? null, notes, weigh, rng);
    const places: number[] = [];
    for (const [i, note] of notes.entries()) {
      const place =
        again?.[i] ?? drawPlace(contour, middle, placed, hangs(placed, tonesAt), (p) => weigh(p, note), rng);
      places.push(place);
      placed.push({ ...note, place, pitch: pitchAtPlace(place, tonesAt(note)), beginsBar: i === 0 });
    }
    known.set(letter, places);
  }
  return placed;
}

/** The places of a bar that comes back; null where it takes other notes. */
function comesBack(
  before: readonly number[] | null,
  notes: readonly Timed[],
  weigh: (place: number, note: Timed) => number,
  rng: Rng,
): number[] | null {
  if (!before) return null;
  const weights = SHIFTS.map((shift, k) =>
    notes.reduce(
      (weight, note, i) =>
        weight * (isHeavy(note) ? weigh(before[i] + shift, note) : Math.sign(weigh(before[i] + shift, note))),
      SHIFT_WEIGHTS[k],
    ),
  );
  const chosen = drawIndex(rng, [...weights, OTHER_NOTES]);
  return chosen < SHIFTS.length ? before.map((place) => place + SHIFTS[chosen]) : null;
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

/** Whether the last note is outside its chord. */
function hangs(placed: readonly Placed[], tonesAt: (note: Timed) => ScaleTones): boolean {
  const last = placed.at(-1);
  return last !== undefined && tonesAt(last).inChord[ringIndex(last.place, 7)] < 0;
}

function drawPlace(
  contour: Contour,
  middle: number,
  placed: readonly Placed[],
  isHanging: boolean,
  weigh: (place: number) => number,
  rng: Rng,
): number {
  const last = placed.at(-1);
  const move = last ? last.place - (placed.at(-2)?.place ?? last.place) : 0;
  const weights: number[] = [];
  for (let place = LOWEST; place <= HIGHEST; place++) {
    const far = place - middle;
    let weight = (weigh(place) * REACH) / (REACH + far * far);
    if (last) {
      const by = place - last.place;
      weight *= contour.moves[Math.abs(by)] ?? 0;
      if (by !== 0 && Math.sign(by) === Math.sign(move)) weight *= contour.onwards;
      if (isHanging) weight *= Math.abs(by) === 1 ? RESOLVED : UNRESOLVED;
      else if (Math.abs(move) >= LEAP) weight *= by === -Math.sign(move) ? RESOLVED : UNRESOLVED;
    }
    weights.push(weight);
  }
  return LOWEST + drawIndex(rng, weights);
}
