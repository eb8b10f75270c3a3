import type { InstrumentTrack } from '../song/song.ts';
import { type Part, PITCHED_PARTS } from './roll-layout.ts';

/** How each part is named and sounds in songs that are made of rolls; programs are General MIDI's. */
export const PART_TRACKS: Readonly<Record<Part, Omit<InstrumentTrack, 'notes'>>> = {
  drums: { name: 'Drums', program: 0, isDrum: true },
  bass: { name: 'Bass', program: 33, isDrum: false },
  chords: { name: 'Chords', program: 4, isDrum: false },
  pad: { name: 'Pad', program: 48, isDrum: false },
};

/** First and last programs of General MIDI's families: basses; ensembles and synth pads; pianos to guitars. */
const FAMILIES: readonly (readonly [first: number, last: number, Part])[] = [
  [32, 39, 'bass'],
  [48, 54, 'pad'],
  [88, 95, 'pad'],
  [0, 31, 'chords'],
];

/** Which part of a roll a track is, by our names, then by its instrument; null for melodies and what else has no place there. */
export function partOf({ name, program, isDrum }: InstrumentTrack): Part | null {
  if (isDrum) return 'drums';
  if (name === 'Melody') return null;
  const named = PITCHED_PARTS.find((part) => PART_TRACKS[part].name === name);
  return named ?? FAMILIES.find(([first, last]) => program >= first && program <= last)?.[2] ?? null;
}
