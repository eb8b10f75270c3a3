import { ringIndex } from '../../math/scalar.ts';
import { type Chord, chordPitchClasses } from '../theory/chord.ts';
import { scaleOf } from '../theory/key.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';

/** C major's and A minor's. */
const SCALE = scaleOf({ tonic: 0, mode: 'major' });
const MAJOR_THIRD = 4;
const WHOLE_TONE = 2;

/** What becomes of the seven notes of the scale, C first, over a chord. */
export interface ScaleTones {
  /** Semitones: 1 the G over E major, −1 the B over C7; 0 nearly all. */
  readonly altered: readonly number[];
  /** Which note of the chord each is, 0 the root, or −1. */
  readonly inChord: readonly number[];
}

/**
 * A chord's major third beside the scale is the note below it raised, as leading notes are; all else the note above lowered.
 * A neighbour that would be three semitones away comes along: the F over E major, as in melodic minor.
 */
export function scaleTones(chord: Chord): ScaleTones {
  const classes = chordPitchClasses(chord);
  const altered = SCALE.map(() => 0);
  for (const pitchClass of classes) {
    if (SCALE.includes(pitchClass)) continue;
    const by = pitchClassOf(pitchClass - chord.root) === MAJOR_THIRD ? 1 : -1;
    const note = SCALE.indexOf(pitchClassOf(pitchClass - by));
    altered[note] = by;
    const behind = ringIndex(note - by, SCALE.length);
    if (pitchClassOf(by * (pitchClass - SCALE[behind])) > WHOLE_TONE) altered[behind] = by;
  }
  return {
    altered,
    inChord: SCALE.map((pitchClass, i) => classes.indexOf(pitchClassOf(pitchClass + altered[i]))),
  };
}

/** The pitch of a place in the scale over a chord: 35 is the C in the middle. */
export function pitchAtPlace(place: number, { altered }: ScaleTones): number {
  const note = ringIndex(place, 7);
  return 12 * Math.floor(place / 7) + SCALE[note] + altered[note];
}
