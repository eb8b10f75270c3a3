import { mean } from '../../math/statistics.ts';
import type { Roll } from '../roll/roll.ts';
import { type PitchedPart, STEPS_PER_BAR } from '../roll/roll-layout.ts';
import { BAR_STARTS } from './bars.ts';
import { chromaOf } from './chroma.ts';

/** Mean number of pitch classes, 1 … 12, in the bars that are not empty (MuseGAN's UPC); null where all are. */
export function pitchClassesPerBar(roll: Roll, part: PitchedPart): number | null {
  const used = BAR_STARTS.map(
    (start) => chromaOf(roll, part, start, start + STEPS_PER_BAR).filter((steps) => steps > 0).length,
  );
  return mean(used.filter((count) => count > 0));
}
