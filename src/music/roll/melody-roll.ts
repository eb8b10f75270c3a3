import type { Note } from '../song/song.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { gridNotes } from './grid-notes.ts';
import { STEPS } from './roll-layout.ts';

/** A melody as the condition of a roll: 32 steps × (12 pitch classes, then whether a note begins) of 0 or 1. */
export type MelodyRoll = Uint8Array;

export const MELODY_CHANNELS = 13;
const ONSET = 12;

/**
 * Two bars of a melody from a beat on. A note from the block before sounds, but does not begin.
 * @param notes in C major or A minor
 */
export function melodyRollOf(notes: readonly Note[], fromBeat = 0): MelodyRoll {
  const roll = new Uint8Array(STEPS * MELODY_CHANNELS);
  for (const { pitch, step, end, beginsHere } of gridNotes(notes, fromBeat)) {
    for (let at = step; at < end; at++) roll[at * MELODY_CHANNELS + pitchClassOf(pitch)] = 1;
    if (beginsHere) roll[step * MELODY_CHANNELS + ONSET] = 1;
  }
  return roll;
}

/** The step at which the last note begins; −1 where none does. */
export function lastOnset(melody: MelodyRoll): number {
  for (let step = STEPS - 1; step >= 0; step--) if (melody[step * MELODY_CHANNELS + ONSET] === 1) return step;
  return -1;
}
