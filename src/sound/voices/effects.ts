import { Rng } from '../../math/rng.ts';
import { bandpass, filtered } from '../synthesis/biquad.ts';
import { noise } from '../synthesis/noise.ts';
import type { Voice } from './voice.ts';

interface Effect {
  readonly seconds: number;
  /** Around which the noise lies, in Hz. */
  readonly hertz: number;
  readonly q: number;
  /** How loud it is at a time of so many seconds, 0 … 1. */
  readonly level: (time: number) => number;
}

/** Noise in a shape: what General MIDI wants of sounds that are no instrument. Each is there, and none is a likeness. */
function effect(name: string, { seconds, hertz, q, level }: Effect): Voice {
  return {
    name,
    record(pitch, sampleRate) {
      const sound = noise(Math.round(seconds * sampleRate), new Rng(pitch));
      const moved = filtered(sound, bandpass(hertz * 2 ** ((pitch - 60) / 24), q, sampleRate));
      const channel = moved.map(
        (sample, i) => sample * level(i / sampleRate) * Math.min(1, 20 * (seconds - i / sampleRate)),
      );
      return { channels: [channel], hertz: null, loopStart: null };
    },
    release: 0.15,
    tone: { hertz: 8000, follow: 0.2, octaves: 2 },
    pan: 0,
    room: 0.25,
  };
}

const fall = (seconds: number) => (time: number) => 10 ** ((-3 * time) / seconds);
const wave = (hertz: number) => (time: number) => 0.5 - 0.5 * Math.cos(2 * Math.PI * hertz * time);

export const REVERSE_CYMBAL = effect('reverse cymbal', {
  seconds: 1.6,
  hertz: 6000,
  q: 0.4,
  level: (time) => (time / 1.6) ** 3,
});
export const FRET_NOISE = effect('fret noise', { seconds: 0.2, hertz: 2600, q: 3, level: fall(0.2) });
export const BREATH_NOISE = effect('breath noise', { seconds: 0.5, hertz: 2200, q: 0.6, level: wave(2) });
export const SEASHORE = effect('seashore', { seconds: 6, hertz: 900, q: 0.3, level: wave(1 / 6) });
export const BIRD = effect('bird', { seconds: 0.9, hertz: 3600, q: 25, level: wave(9) });
export const TELEPHONE = effect('telephone', { seconds: 1.4, hertz: 1700, q: 25, level: wave(22) });
export const HELICOPTER = effect('helicopter', {
  seconds: 3,
  hertz: 260,
  q: 0.6,
  level: (time) => wave(11)(time) ** 3,
});
export const APPLAUSE = effect('applause', { seconds: 4, hertz: 1600, q: 0.5, level: wave(1 / 4) });
export const GUNSHOT = effect('gunshot', { seconds: 0.9, hertz: 500, q: 0.3, level: fall(0.7) });
