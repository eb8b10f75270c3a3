import { shape } from '../synthesis/envelope.ts';
import { type FmPair, fmTone } from '../synthesis/fm-tone.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

/** A tine that is struck before a pickup: the tone, its growl, and the chime of the strike. */
export const TINE_PIANO = fmPiano('tine piano', [
  { ratio: 1, depth: 1.7, depthSeconds: 4.5, level: 0.8, seconds: 5 },
  { ratio: 14, depth: 0.5, depthSeconds: 0.25, level: 0.25, seconds: 1.2 },
]);

/** The clear electric piano of the digital synthesizers of the eighties. */
export const FM_PIANO = fmPiano('FM piano', [
  { ratio: 1, depth: 0.9, depthSeconds: 4, level: 0.6, seconds: 5 },
  { ratio: 3, depth: 0.5, depthSeconds: 1.4, level: 0.3, seconds: 3 },
  { ratio: 14, depth: 0.9, depthSeconds: 0.5, level: 0.25, seconds: 2 },
]);

function fmPiano(name: string, pairs: readonly FmPair[]): Voice {
  return {
    name,
    release: 0.08,
    tone: { hertz: 4200, follow: 0.4, octaves: 3.4 },
    pan: -0.1,
    room: 0.14,
    record(pitch, sampleRate) {
      const hertz = hertzOf(pitch);
      // High tines are short, and would be shrill if they were moved as far.
      const shorter = 2 ** (-(pitch - 60) / 24);
      const scaled = pairs.map((pair) => ({
        ...pair,
        depth: pair.depth * Math.min(1.2, shorter),
        seconds: pair.seconds * shorter,
        level: pair.ratio * hertz < 9000 ? pair.level : 0,
      }));
      const frames = Math.round(Math.min(4.5, 5 * shorter) * sampleRate);
      const sound = fmTone(scaled, hertz, sampleRate, frames);
      return { channels: [shape(sound, { attack: 0.002, seconds: 60 }, sampleRate)], hertz, loopStart: null };
    },
  };
}
