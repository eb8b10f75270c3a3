import type { Roll } from '../roll/roll.ts';
import { LANES } from '../roll/roll-layout.ts';
import { type Chord, chordPitchClasses } from '../theory/chord.ts';
import { strokesOf, type Stroke } from './pattern.ts';
import { strike } from './strike.ts';

/** Lowest pitch for roots: they lie in the octave above it. */
export type BassRegister = number;

/**
 * Writes a bass line. Signs of its pattern: `R` root, `8` its octave, `3`, `5` and `7` above it, `l` the fifth below, `a` a note
 * of the scale
 * that leads into the next half bar's root, `c` the semitone that does, `d` the note of the chord that is next below what sounded before.
 */
export function playBass(
  roll: Roll,
  pattern: string,
  register: BassRegister,
  chords: readonly Chord[],
): void {
  let before: number | null = null;
  for (const stroke of strokesOf(pattern, chords)) {
    const pitch = intoRange(pitchFor(stroke, register, before));
    strike(roll, 'bass', [pitch], stroke.step, stroke.steps);
    before = pitch;
  }
}

function pitchFor({ sign, chord, next }: Stroke, register: BassRegister, before: number | null): number {
  const root = rootOf(chord, register);
  const classes = chordPitchClasses(chord);
  const above = (pitchClass: number): number => root + ((pitchClass - chord.root + 12) % 12);
  switch (sign) {
    case 'R':
      return root;
    case '8':
      return root + 12;
    case '3':
      return above(classes[1]);
    case '5':
      return above(classes[2]);
    case 'l':
      return above(classes[2]) - 12;
    case '7':
      return classes.length > 3 ? above(classes[3]) : root + 12;
    case 'a':
      return approachTo(rootOf(next, register), before ?? root);
    case 'c':
      return rootOf(next, register) + ((before ?? root) < rootOf(next, register) ? -1 : 1);
    case 'd':
      return below(classes, root, before);
    default:
      throw new RangeError(`${sign} is no sign of a bass pattern`);
  }
}

function rootOf({ root }: Chord, register: BassRegister): number {
  return register + ((root - (register % 12) + 12) % 12);
}

/** The note of the scale, C major's, next to a root from the side where the line comes from. */
function approachTo(target: number, from: number): number {
  const direction = from < target ? -1 : 1;
  const isInScale = (pitch: number): boolean => [0, 2, 4, 5, 7, 9, 11].includes(((pitch % 12) + 12) % 12);
  return isInScale(target + direction) ? target + direction : target + 2 * direction;
}

function below(classes: readonly number[], root: number, before: number | null): number {
  if (before === null) return root;
  const found = [before, before - 1, before - 2].find((pitch) => classes.includes(((pitch % 12) + 12) % 12));
  return found !== undefined && found >= LANES.bass.low ? found : root;
}

/** The nearest octave that the part has. */
function intoRange(pitch: number): number {
  const { low, pitches } = LANES.bass;
  if (pitch < low) return pitch + 12;
  return pitch < low + pitches ? pitch : pitch - 12;
}
