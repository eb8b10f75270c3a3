import { CHANNELS, channelsOf, LANES, type Part, type PitchedPart, STEPS } from './roll-layout.ts';

/** Two bars of four parts: 32 steps × 108 channels of 0 or 1, a step's channels side by side. */
export type Roll = Uint8Array;

export function emptyRoll(): Roll {
  return new Uint8Array(STEPS * CHANNELS);
}

/** Where a roll keeps a channel at a step. */
export function cellOf(step: number, channel: number): number {
  return step * CHANNELS + channel;
}

/** Whether a channel is on; before the first step and behind the last, nothing is. */
export function isOn(roll: Roll, step: number, channel: number): boolean {
  return step >= 0 && step < STEPS && roll[cellOf(step, channel)] === 1;
}

/** What sounds at a step, from low to high. */
export function pitchesAt(roll: Roll, part: PitchedPart, step: number): number[] {
  const { first, low, pitches } = LANES[part];
  const sounding: number[] = [];
  for (let i = 0; i < pitches; i++) if (isOn(roll, step, first + i)) sounding.push(low + i);
  return sounding;
}

/** Has a part of one roll play in another what it plays there. */
export function copyPart(part: Part, from: Roll, to: Roll): void {
  const [first, behind] = channelsOf(part);
  for (let step = 0; step < STEPS; step++)
    to.set(from.subarray(cellOf(step, first), cellOf(step, behind)), cellOf(step, first));
}
