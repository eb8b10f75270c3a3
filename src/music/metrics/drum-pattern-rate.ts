import { isOn, type Roll } from '../roll/roll.ts';
import { DRUM_VOICES, STEPS } from '../roll/roll-layout.ts';

const STEPS_PER_EIGHTH = 2;

/** Share of the drum hits that fall on eighths (MuseGAN's DP, MusPy's drum-in-pattern rate); null where there is no hit. */
export function drumPatternRate(roll: Roll): number | null {
  let [hits, onEighths] = [0, 0];
  for (let step = 0; step < STEPS; step++)
    for (let voice = 0; voice < DRUM_VOICES.length; voice++) {
      if (!isOn(roll, step, voice)) continue;
      hits++;
      if (step % STEPS_PER_EIGHTH === 0) onEighths++;
    }
  return hits === 0 ? null : onEighths / hits;
}
