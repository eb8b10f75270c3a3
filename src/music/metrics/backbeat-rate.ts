import { isOn, type Roll } from '../roll/roll.ts';
import { DRUM_VOICES, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { BAR_STARTS } from './bars.ts';

const SNARE = DRUM_VOICES.findIndex(({ name }) => name === 'snare');

/** Share of the bars whose second and fourth beats both have the snare. */
export function backbeatRate(roll: Roll): number {
  const has = (step: number): boolean => isOn(roll, step, SNARE);
  const bars = BAR_STARTS.filter((start) => has(start + STEPS_PER_BEAT) && has(start + 3 * STEPS_PER_BEAT));
  return bars.length / BAR_STARTS.length;
}
