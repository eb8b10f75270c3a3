import { cellOf, emptyRoll, type Roll } from '../../../src/music/roll/roll.ts';
import { DRUM_VOICES, LANES, PITCHED_PARTS, type PitchedPart } from '../../../src/music/roll/roll-layout.ts';
import { pitchOf } from '../../../src/music/theory/pitch-class.ts';

/** Names with spaces between, the first step, and how many it lasts. */
type Chord = readonly [names: string, step: number, steps: number];

interface Parts extends Partial<Record<PitchedPart, readonly Chord[]>> {
  /** Steps of hits by the names of the voices. */
  readonly drums?: Readonly<Record<string, readonly number[]>>;
}

/** A roll by hand; every chord is struck where it begins. */
export function rollWith({ drums = {}, ...parts }: Parts): Roll {
  const roll = emptyRoll();
  for (const [name, steps] of Object.entries(drums))
    for (const step of steps)
      roll[
        cellOf(
          step,
          DRUM_VOICES.findIndex((voice) => voice.name === name),
        )
      ] = 1;
  for (const part of PITCHED_PARTS)
    for (const [names, step, steps] of parts[part] ?? []) {
      roll[cellOf(step, LANES[part].attack)] = 1;
      for (const name of names.split(' '))
        for (let at = step; at < step + steps; at++) roll[cellOf(at, channelOf(part, name))] = 1;
    }
  return roll;
}

export function channelOf(part: PitchedPart, name: string): number {
  return LANES[part].first + pitchOf(name) - LANES[part].low;
}

/** The roll with the attack of a part at these steps as it is said. */
export function withAttacks(roll: Roll, part: PitchedPart, value: 0 | 1, ...steps: number[]): Roll {
  const changed = roll.slice();
  for (const step of steps) changed[cellOf(step, LANES[part].attack)] = value;
  return changed;
}
