import { Rng } from '../../math/rng.ts';
import { shape } from '../synthesis/envelope.ts';
import { mix } from '../synthesis/mix.ts';
import { bandpass, filtered } from '../synthesis/biquad.ts';
import { type PluckedString, pluckedString } from '../synthesis/plucked-string.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

interface Plucked extends Omit<PluckedString, 'hertz'> {
  /** Seconds of the recording. */
  readonly length: number;
  /** Resonances of the body: `[Hz, level]`. */
  readonly body?: readonly (readonly [hertz: number, level: number])[];
  /** Further strings, in times of the pitch, each with its level. */
  readonly courses?: readonly (readonly [ratio: number, level: number])[];
  /** What is done with the sound at last. */
  readonly finish?: (sound: Float32Array<ArrayBuffer>, sampleRate: number) => Float32Array<ArrayBuffer>;
}

/** Seconds that a string at the middle C rings; one an octave higher rings for this share of it. */
const RING_PER_OCTAVE = 0.72;

/** A voice of plucked strings. Its `seconds` are those of the middle C. */
export function plucked(
  { length, body = [], courses = [[1, 1]], finish = (sound) => sound, ...string }: Plucked,
  voice: Omit<Voice, 'record'>,
): Voice {
  return {
    ...voice,
    record(pitch, sampleRate) {
      const hertz = hertzOf(pitch);
      const frames = Math.round(length * sampleRate);
      const seconds = string.seconds * RING_PER_OCTAVE ** ((pitch - 60) / 12);
      const rng = new Rng(pitch);
      const strings = mix(
        ...courses.map(([ratio, level]): [Float32Array, number] => [
          pluckedString({ ...string, hertz: ratio * hertz, seconds }, sampleRate, frames, rng),
          level,
        ]),
      );
      const resonances = body.map(([centre, level]): [Float32Array, number] => [
        filtered(strings, bandpass(centre, 2, sampleRate)),
        level,
      ]);
      const sound = finish(mix([strings, 1], ...resonances), sampleRate);
      return { channels: [shape(sound, { attack: 0.001, seconds: 60 }, sampleRate)], hertz, loopStart: null };
    },
  };
}
