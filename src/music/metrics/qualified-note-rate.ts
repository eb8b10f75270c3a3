import type { Roll } from '../roll/roll.ts';
import type { PitchedPart } from '../roll/roll-layout.ts';
import { notesOf } from '../roll/roll-notes.ts';

/** A note of a single step is what a splintered roll is made of. MuseGAN, with 96 steps a bar, asked for three. */
const LEAST_STEPS = 2;

/** Share of the notes that last at least an eighth (MuseGAN's QN); null where there is none. */
export function qualifiedNoteRate(roll: Roll, part: PitchedPart): number | null {
  const notes = notesOf(roll, part);
  if (notes.length === 0) return null;
  return notes.filter(({ steps }) => steps >= LEAST_STEPS).length / notes.length;
}
