import { type EnsembleTone, ensembleTone } from '../synthesis/ensemble-tone.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

/** A voice that sounds as long as its key is down: bowed, blown, sung, or electric. */
export function held(tone: EnsembleTone, voice: Omit<Voice, 'record'> & { readonly attack: number }): Voice {
  return { ...voice, record: (pitch, sampleRate) => ensembleTone(tone, hertzOf(pitch), sampleRate) };
}
