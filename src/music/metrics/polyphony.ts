import { mean } from '../../math/statistics.ts';
import { pitchesAt, type Roll } from '../roll/roll.ts';
import { type PitchedPart, STEPS } from '../roll/roll-layout.ts';

/** Mean number of pitches at the steps at which any sounds (MusPy's polyphony); null where none does. */
export function polyphony(roll: Roll, part: PitchedPart): number | null {
  const counts = Array.from({ length: STEPS }, (_, step) => pitchesAt(roll, part, step).length);
  return mean(counts.filter((count) => count > 0));
}
