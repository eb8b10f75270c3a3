import type { Roll } from '../roll/roll.ts';
import { LANES } from '../roll/roll-layout.ts';
import { type Chord, chordPitchClasses } from '../theory/chord.ts';
import { scaleOf } from '../theory/key.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { strokesOf, type Stroke } from './pattern.ts';
import { strike } from './strike.ts';

const SCALE = scaleOf({ tonic: 0, mode: 'major' });

/** Lowest pitch for roots: they lie in the octave above it. */
export type BassRegister = number;

/**
 * Writes a bass line. Signs of its pattern: `R` root; `8` its octave, `3` and `5` above it, `l` the fifth below; `a` a note
 * of the scale that leads into the next half bar's root, `c` the semitone that does, both the fifth where the root stays; `d` the
 * note of the chord that is nearest below what sounded before.
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
  const above = (pitchClass: number): number => root + pitchClassOf(pitchClass - chord.root);
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
    case 'a':
    case 'c': {
      const target = rootOf(next, register);
      // Where the root stays nothing leads into it.
      if (target === root) return above(classes[2]);
      const direction = (before ?? root) < target ? -1 : 1;
      return sign === 'c' || isInScale(target + direction) ? target + direction : target + 2 * direction;
    }
    case 'd':
      return below(classes, root, before);
    default:
      throw new RangeError(`${sign} is no sign of a bass pattern`);
  }
}

function rootOf({ root }: Chord, register: BassRegister): number {
  return register + pitchClassOf(root - register);
}

function isInScale(pitch: number): boolean {
  return SCALE.includes(pitchClassOf(pitch));
}

function below(classes: readonly number[], root: number, before: number | null): number {
  if (before === null) return root;
  const found = [before, before - 1, before - 2].find((pitch) => classes.includes(pitchClassOf(pitch)));
  return found !== undefined && found >= LANES.bass.low ? found : root;
}

/** The nearest octave that the part has. */
function intoRange(pitch: number): number {
  const { low, pitches } = LANES.bass;
  if (pitch < low) return pitch + 12;
  return pitch < low + pitches ? pitch : pitch - 12;
}
