import { isOn, type Roll } from './roll.ts';
import { LANES, type PitchedPart, STEPS } from './roll-layout.ts';

/** A note on the grid of a roll. */
export interface RollNote {
  readonly pitch: number;
  /** Where it begins. */
  readonly step: number;
  /** How many steps it sounds, above 0. */
  readonly steps: number;
}

/** Whether a note begins here: its channel is on, and was off a step before or is struck anew. */
export function isOnset(roll: Roll, part: PitchedPart, step: number, channel: number): boolean {
  if (!isOn(roll, step, channel)) return false;
  return !isOn(roll, step - 1, channel) || isOn(roll, step, LANES[part].attack);
}

/** The notes of a part, in order of their steps, then from low to high. */
export function notesOf(roll: Roll, part: PitchedPart): RollNote[] {
  const { first, low, pitches } = LANES[part];
  const notes: RollNote[] = [];
  for (let step = 0; step < STEPS; step++)
    for (let channel = first; channel < first + pitches; channel++) {
      if (!isOnset(roll, part, step, channel)) continue;
      let end = step + 1;
      while (isOn(roll, end, channel) && !isOnset(roll, part, end, channel)) end++;
      notes.push({ pitch: low + channel - first, step, steps: end - step });
    }
  return notes;
}
