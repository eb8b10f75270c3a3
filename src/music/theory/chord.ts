import { type Key, nameIn, scaleOf } from './key.ts';
import { type PitchClass, pitchClassOf, pitchOf } from './pitch-class.ts';

/** Steps above the root, and how the chord is written behind its root's name. */
const QUALITIES = {
  major: { steps: [0, 4, 7], sign: '' },
  minor: { steps: [0, 3, 7], sign: 'm' },
  diminished: { steps: [0, 3, 6], sign: 'dim' },
  augmented: { steps: [0, 4, 8], sign: 'aug' },
  'dominant-seventh': { steps: [0, 4, 7, 10], sign: '7' },
  'major-seventh': { steps: [0, 4, 7, 11], sign: 'maj7' },
  'minor-seventh': { steps: [0, 3, 7, 10], sign: 'm7' },
  'half-diminished': { steps: [0, 3, 6, 10], sign: 'm7♭5' },
} as const;

export type ChordQuality = keyof typeof QUALITIES;

export interface Chord {
  readonly root: PitchClass;
  readonly quality: ChordQuality;
}

/** From the root upwards. */
export function chordPitchClasses({ root, quality }: Chord): PitchClass[] {
  return QUALITIES[quality].steps.map((step) => pitchClassOf(root + step));
}

/** For example B♭m7, spelt as in the key. */
export function chordName({ root, quality }: Chord, key: Key): string {
  return `${nameIn(root, key)}${QUALITIES[quality].sign}`;
}

/** The chord of a name, in whichever key: also as it is typed, `Bbm7` or `F#m7b5`. @throws RangeError */
export function chordNamed(name: string): Chord {
  const typed = (text: string): string => text.replace('♭', 'b').replace('♯', '#');
  const [, root, sign] = /^([A-G][#b♯♭]?)(.*)$/.exec(name) ?? [];
  const qualities = Object.keys(QUALITIES) as ChordQuality[];
  const quality = qualities.find((quality) => root && typed(QUALITIES[quality].sign) === typed(sign));
  if (!quality) throw new RangeError(`${name} is no chord`);
  return { root: pitchClassOf(pitchOf(`${typed(root)}4`)), quality };
}

/**
 * The chord of every other note of a scale.
 * @param degree 0 for the tonic's … 6
 * @param size 3 for a triad, 4 for a seventh chord
 */
export function diatonicChord(key: Key, degree: number, size: 3 | 4): Chord {
  const scale = scaleOf(key);
  const root = scale[degree % 7];
  const steps = Array.from({ length: size }, (_, i) => pitchClassOf(scale[(degree + 2 * i) % 7] - root));
  const qualities = Object.keys(QUALITIES) as ChordQuality[];
  const quality = qualities.find((name) => QUALITIES[name].steps.join() === steps.join());
  return { root, quality: quality! };
}
