import { pearson } from '../../math/correlation.ts';
import type { KeySignature, Mode, Note } from '../song/song.ts';
import { allKeys, type Key, keyOf, scaleOf } from './key.ts';
import { pitchClassOf } from './pitch-class.ts';

/** How well each step above the tonic fits, as listeners rated it (Krumhansl & Kessler 1982). */
const PROFILES: Readonly<Record<Mode, readonly number[]>> = {
  major: [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
  minor: [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17],
};

// What else speaks for a key, in units of correlation. The values are from the middle of those that find most keys of
// `MELODIES` by their first four and eight bars and as a whole.
/** For each share of the time that lies outside the scale, less so much. */
const OUTSIDE = 3;
/** Of that, what a minor key's raised sixth and leading note cost. */
const RAISED = { steps: [9, 11], part: 0.5 } as const;
/** That the melody begins on a note of the tonic's triad. */
const FIRST = 0.35;
/** That it ends on the tonic, or on another note of the triad. */
const LAST = { tonic: 0.2, triad: 0.15 } as const;
/** Most tunes are in major: their relative minor keys have the same notes. */
const MAJOR = 0.3;

/** A key and how much speaks for it: a correlation, plus and minus what else is known. */
export interface KeyScore {
  readonly key: Key;
  readonly score: number;
}

/**
 * All keys for a melody, the likeliest first (Krumhansl & Schmuckler's correlation with the profiles, a penalty for what lies
 * outside the scale, what the first and the last note say, and that most tunes are in major). Of keys that are as likely, the lower tonic and major come first.
 * @param notes of instruments, not drums, in order of their onsets
 */
export function rankKeys(notes: readonly Note[]): KeyScore[] {
  const time = new Array<number>(12).fill(0);
  for (const { pitch, duration } of notes) time[pitchClassOf(pitch)] += duration;
  return allKeys()
    .map((key) => ({ key, score: scoreOf(key, notes, time) }))
    .sort((a, b) => b.score - a.score);
}

/** The likeliest key; null of nothing. */
export function findKey(notes: readonly Note[]): Key | null {
  return notes.length === 0 ? null : rankKeys(notes)[0].key;
}

/** The key of a melody: what its song says, else the likeliest; null of nothing. */
export function keyOfMelody(signature: KeySignature | null, notes: readonly Note[]): Key | null {
  return signature === null || notes.length === 0 ? findKey(notes) : keyOf(signature);
}

function scoreOf(key: Key, notes: readonly Note[], time: readonly number[]): number {
  const { tonic, mode } = key;
  const profile = time.map((_, pitchClass) => PROFILES[mode][pitchClassOf(pitchClass - tonic)]);
  const scale = new Set(scaleOf(key));
  let [sum, outside] = [0, 0];
  for (const [pitchClass, beats] of time.entries()) {
    sum += beats;
    if (scale.has(pitchClass)) continue;
    const isRaised =
      mode === 'minor' && RAISED.steps.some((step) => step === pitchClassOf(pitchClass - tonic));
    outside += beats * (isRaised ? RAISED.part : 1);
  }
  const triad = [0, mode === 'major' ? 4 : 3, 7];
  const stepOf = (note: Note | undefined): number => (note ? pitchClassOf(note.pitch - tonic) : -1);
  const last = stepOf(notes.at(-1));
  return (
    (pearson(time, profile) ?? 0) -
    (sum > 0 ? (OUTSIDE * outside) / sum : 0) +
    (triad.includes(stepOf(notes[0])) ? FIRST : 0) +
    (last === 0 ? LAST.tonic : triad.includes(last) ? LAST.triad : 0) +
    (mode === 'major' ? MAJOR : 0)
  );
}
