import { ringIndex } from '../../math/scalar.ts';
import type { KeySignature, Mode } from '../song/song.ts';
import { type PitchClass, pitchClassOf } from './pitch-class.ts';

/** A home note and the scale around it. */
export interface Key {
  readonly tonic: PitchClass;
  readonly mode: Mode;
}

/** Steps from the tonic; of minor the natural ones. */
const SCALES: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
};

/** From the tonic upwards. */
export function scaleOf({ tonic, mode }: Key): PitchClass[] {
  return SCALES[mode].map((step) => pitchClassOf(tonic + step));
}

/** All 24. */
export function allKeys(): Key[] {
  return (['major', 'minor'] as const).flatMap((mode) =>
    Array.from({ length: 12 }, (_, tonic) => ({ tonic, mode })),
  );
}

/** Each fifth upwards is one sharp more; a minor key has the signature of the major key three semitones above. */
export function keyOf({ sharps, mode }: KeySignature): Key {
  return { tonic: pitchClassOf(7 * sharps - (mode === 'minor' ? 3 : 0)), mode };
}

/** The signature with the fewest signs, of six sharps and six flats the sharps: −5 … 6. */
export function signatureOf({ tonic, mode }: Key): KeySignature {
  const fifths = 7 * (tonic + (mode === 'minor' ? 3 : 0));
  return { sharps: ringIndex(fifths + 5, 12) - 5, mode };
}

const SHARP_NAMES = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];
const FLAT_NAMES = ['C', 'D♭', 'D', 'E♭', 'E', 'F', 'G♭', 'G', 'A♭', 'A', 'B♭', 'B'];

/** A pitch class as it is written in a key: B♭ in F major, A♯ in B major. */
export function nameIn(pitchClass: PitchClass, key: Key): string {
  return (signatureOf(key).sharps < 0 ? FLAT_NAMES : SHARP_NAMES)[pitchClass];
}

/** For example F♯ minor. */
export function keyName(key: Key): string {
  return `${nameIn(key.tonic, key)} ${key.mode}`;
}

/** A pitch as it is written in a key, with its octave: C4 is the middle C. */
export function pitchName(pitch: number, key: Key): string {
  return `${nameIn(pitchClassOf(pitch), key)}${Math.floor(pitch / 12) - 1}`;
}
