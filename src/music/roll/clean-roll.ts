import { cellOf, isOn, pitchesAt, type Roll } from './roll.ts';
import { LANES, PITCHED_PARTS, type PitchedPart, STEPS } from './roll-layout.ts';
import { notesOf } from './roll-notes.ts';

/**
 * A roll without the splinters that a network leaves: what sounds stays until it is struck anew or silent, holes of one step are filled,
 * notes of one step that nothing struck are dropped; attacks are where all that sounds begins, and not where nothing sounds. Drums stay.
 */
export function cleanRoll(roll: Roll): Roll {
  const cleaned = roll.slice();
  for (const part of PITCHED_PARTS) {
    holdPitches(cleaned, part);
    // Holes first, or every other step of a broken note would be dropped; again, since a dropped bass note leaves a hole.
    fillHoles(cleaned, part);
    dropSplinters(cleaned, part);
    fillHoles(cleaned, part);
    settleAttacks(cleaned, part);
  }
  return cleaned;
}

/** While nothing strikes, the pitches stay: so it is in all the corpora, and whoever plays changes them with the hand. */
function holdPitches(roll: Roll, part: PitchedPart): void {
  const { first, pitches, attack } = LANES[part];
  const sounds = (step: number): boolean => pitchesAt(roll, part, step).length > 0;
  for (let step = 1; step < STEPS; step++)
    if (!isOn(roll, step, attack) && sounds(step) && sounds(step - 1))
      roll.copyWithin(cellOf(step, first), cellOf(step - 1, first), cellOf(step - 1, first + pitches));
}

/** Where a pitch is silent for one step and goes on without being struck; a bass only where nothing else sounds. */
function fillHoles(roll: Roll, part: PitchedPart): void {
  const { first, pitches, attack } = LANES[part];
  for (let step = 1; step < STEPS - 1; step++) {
    if (isOn(roll, step + 1, attack)) continue;
    if (part === 'bass' && pitchesAt(roll, part, step).length > 0) continue;
    for (let channel = first; channel < first + pitches; channel++)
      if (isOn(roll, step - 1, channel) && isOn(roll, step + 1, channel)) roll[cellOf(step, channel)] = 1;
  }
}

function dropSplinters(roll: Roll, part: PitchedPart): void {
  const { first, low, attack } = LANES[part];
  for (const { pitch, step, steps } of notesOf(roll, part))
    if (steps === 1 && !isOn(roll, step, attack)) roll[cellOf(step, first + pitch - low)] = 0;
}

function settleAttacks(roll: Roll, part: PitchedPart): void {
  const { low, first, attack } = LANES[part];
  for (let step = 0; step < STEPS; step++) {
    const sounding = pitchesAt(roll, part, step);
    const goesOn = sounding.some((pitch) => isOn(roll, step - 1, first + pitch - low));
    if (!goesOn) roll[cellOf(step, attack)] = sounding.length > 0 ? 1 : 0;
  }
}
