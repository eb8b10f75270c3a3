import { Rng } from '../../math/rng.ts';
import { shape } from '../synthesis/envelope.ts';
import { pluckedString } from '../synthesis/plucked-string.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

export const BASS: Voice = {
  name: 'finger bass',
  record(pitch, sampleRate) {
    const hertz = hertzOf(pitch);
    const frames = Math.round(3.5 * sampleRate);
    const string = { hertz, seconds: 5, damping: 0.35, place: 0.22, hardness: 900, scratch: 0.4 };
    const sound = Float32Array.from(pluckedString(string, sampleRate, frames, new Rng(pitch)));
    return { channels: [shape(sound, { attack: 0.002, seconds: 8 }, sampleRate)], hertz, loopStart: null };
  },
  release: 0.04,
  tone: { hertz: 2600, follow: 0.4, octaves: 2.5 },
  pan: 0,
  room: 0.04,
};
