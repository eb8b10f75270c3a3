import { cellOf, type Roll } from '../roll/roll.ts';
import { LANES, type PitchedPart } from '../roll/roll-layout.ts';

/** Writes pitches that begin together into a roll. @throws RangeError of a pitch that the part does not have */
export function strike(
  roll: Roll,
  part: PitchedPart,
  pitches: readonly number[],
  step: number,
  steps: number,
): void {
  const { first, low, pitches: all, attack } = LANES[part];
  if (pitches.length > 0) roll[cellOf(step, attack)] = 1;
  for (const pitch of pitches) {
    if (pitch < low || pitch >= low + all) throw new RangeError(`${part}: ${pitch} is beyond its range`);
    for (let at = step; at < step + steps; at++) roll[cellOf(at, first + pitch - low)] = 1;
  }
}
