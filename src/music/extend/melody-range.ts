import type { RollNote } from '../roll/roll-notes.ts';

/** How far one may leave the range of the melody, semitones; an octave one always has. */
const BEYOND = 3;

/** Lowest and highest pitch that what is put to a melody may have. */
export function rangeOf(line: readonly Pick<RollNote, 'pitch'>[]): { low: number; high: number } {
  const pitches = line.map(({ pitch }) => pitch);
  const [low, high] = [Math.min(...pitches) - BEYOND, Math.max(...pitches) + BEYOND];
  const missing = Math.max(0, 12 - (high - low));
  return {
    low: Math.max(0, low - Math.ceil(missing / 2)),
    high: Math.min(127, high + Math.ceil(missing / 2)),
  };
}
