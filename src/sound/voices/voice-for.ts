import { DRUM_KIT } from './drum-kit.ts';
import { BASS } from './bass.ts';
import { PIANO } from './piano.ts';
import { STRINGS } from './strings.ts';
import type { Voice } from './voice.ts';

/** The voice of a General MIDI program, or of a drum kit's. */
export function voiceFor(program: number, isDrum: boolean): Voice {
  if (isDrum) return DRUM_KIT;
  if (program >= 32 && program < 40) return BASS;
  if (program >= 40 && program < 104) return STRINGS;
  return PIANO;
}
