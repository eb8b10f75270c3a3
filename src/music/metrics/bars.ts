import { isOn, type Roll } from '../roll/roll.ts';
import {
  DRUM_VOICES,
  LANES,
  type Part,
  type PitchedPart,
  STEPS,
  STEPS_PER_BAR,
} from '../roll/roll-layout.ts';
import { isOnset } from '../roll/roll-notes.ts';

/** The first steps of the bars. */
export const BAR_STARTS: readonly number[] = Array.from(
  { length: STEPS / STEPS_PER_BAR },
  (_, bar) => bar * STEPS_PER_BAR,
);

/** All channels of a part but the attack, which is no sound. */
const SOUNDING: Readonly<Record<Part, readonly number[]>> = {
  drums: DRUM_VOICES.map((_, voice) => voice),
  bass: pitchChannels('bass'),
  chords: pitchChannels('chords'),
  pad: pitchChannels('pad'),
};

/** Whether a part plays at a step. */
export function sounds(roll: Roll, part: Part, step: number): boolean {
  return SOUNDING[part].some((channel) => isOn(roll, step, channel));
}

/** Whether any note or hit of a part begins at a step. */
export function begins(roll: Roll, part: Part, step: number): boolean {
  if (part === 'drums') return sounds(roll, part, step);
  return SOUNDING[part].some((channel) => isOnset(roll, part, step, channel));
}

function pitchChannels(part: PitchedPart): number[] {
  const { first, pitches } = LANES[part];
  return Array.from({ length: pitches }, (_, i) => first + i);
}
