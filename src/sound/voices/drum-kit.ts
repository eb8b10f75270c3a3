import type { Voice } from './voice.ts';
import { cymbal } from './drums/cymbal.ts';
import { kick } from './drums/kick.ts';
import { snare } from './drums/snare.ts';
import { tom } from './drums/tom.ts';

function record(pitch: number, rate: number): Float32Array {
  if (pitch <= 36) return kick({ hertz: 52, seconds: 0.5, click: 0.35 }, rate);
  if (pitch <= 40) return snare({ hertz: 185, seconds: 0.32, wires: 0.7 }, rate);
  if (pitch === 42 || pitch === 44) return cymbal({ seconds: 0.12, low: 6500, metal: 0.5 }, rate);
  if (pitch === 46) return cymbal({ seconds: 0.7, low: 6000, metal: 0.5 }, rate);
  if (pitch < 51 && pitch !== 49) return tom({ hertz: 70 + (pitch - 41) * 12, seconds: 0.7 }, rate);
  if (pitch === 51) return cymbal({ seconds: 2.2, low: 4500, metal: 0.6, stick: 0.6 }, rate);
  return cymbal({ seconds: 2.5, low: 3200, metal: 0.25, attack: 0.002 }, rate);
}

export const DRUM_KIT: Voice = {
  name: 'standard kit',
  isDrum: true,
  record: (pitch, rate) => ({ channels: [record(pitch, rate)], hertz: null, loopStart: null }),
  release: Infinity,
  tone: { hertz: 14_000, follow: 0, octaves: 2 },
  pan: 0,
  room: 0.12,
  choke: (pitch) => ([42, 44, 46].includes(pitch) ? 'hi-hat' : undefined),
};
