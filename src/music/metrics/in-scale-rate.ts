import type { Roll } from '../roll/roll.ts';
import { type PitchedPart, STEPS } from '../roll/roll-layout.ts';
import { scaleOf } from '../theory/key.ts';
import { chromaOf } from './chroma.ts';

/** A roll is in C major or A minor: the same seven notes. */
const SCALE = scaleOf({ tonic: 0, mode: 'major' });

/** Share of the sounding time that is within the scale (MusPy's pitch-in-scale rate); null where nothing sounds. */
export function inScaleRate(roll: Roll, part: PitchedPart): number | null {
  const chroma = chromaOf(roll, part, 0, STEPS);
  const all = chroma.reduce((sum, steps) => sum + steps, 0);
  return all === 0 ? null : SCALE.reduce((sum, pitchClass) => sum + chroma[pitchClass], 0) / all;
}
