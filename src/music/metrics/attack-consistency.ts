import { isOn, pitchesAt, type Roll } from '../roll/roll.ts';
import { LANES, type PitchedPart, STEPS } from '../roll/roll-layout.ts';

/**
 * Share of the steps at which the attack does not contradict the pitches: it is off where nothing sounds, and on where nothing
 * that sounds had sounded a step before. Elsewhere it may be either.
 */
export function attackConsistency(roll: Roll, part: PitchedPart): number {
  let [consistent, before] = [0, new Set<number>()];
  for (let step = 0; step < STEPS; step++) {
    const now = pitchesAt(roll, part, step);
    const isStruck = isOn(roll, step, LANES[part].attack);
    const goesOn = now.some((pitch) => before.has(pitch));
    if (goesOn || isStruck === now.length > 0) consistent++;
    before = new Set(now);
  }
  return consistent / STEPS;
}
