import type { Roll } from '../roll/roll.ts';
import { type Part, STEPS_PER_BAR } from '../roll/roll-layout.ts';
import { BAR_STARTS, sounds } from './bars.ts';

/** Share of the bars in which a part is silent (MuseGAN's EB). */
export function emptyBarRate(roll: Roll, part: Part): number {
  return BAR_STARTS.filter((start) => isEmptyBar(roll, part, start)).length / BAR_STARTS.length;
}

function isEmptyBar(roll: Roll, part: Part, start: number): boolean {
  for (let step = start; step < start + STEPS_PER_BAR; step++) if (sounds(roll, part, step)) return false;
  return true;
}
