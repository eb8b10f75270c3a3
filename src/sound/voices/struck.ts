import { Rng } from '../../math/rng.ts';
import { bandpass, filtered } from '../synthesis/biquad.ts';
import { shape } from '../synthesis/envelope.ts';
import { mix } from '../synthesis/mix.ts';
import { noise } from '../synthesis/noise.ts';
import { ringModes } from '../synthesis/ring-modes.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

interface Struck {
  /** `[ratio to the pitch, level, seconds until −60 dB at the middle C]`. */
  readonly modes: readonly (readonly [ratio: number, level: number, seconds: number])[];
  /** How much shorter it rings an octave higher: 0.5 half as long. */
  readonly ringPerOctave?: number;
  /** The mallet: where its noise lies and how loud it is. */
  readonly mallet: { readonly hertz: number; readonly level: number };
  /** Beats a second of the tremolo, and its depth 0 … 1. */
  readonly tremolo?: { readonly hertz: number; readonly depth: number };
}

/** A voice of bars, bells or skins that are struck. */
export function struck(
  { modes, ringPerOctave = 0.6, mallet, tremolo }: Struck,
  voice: Omit<Voice, 'record'>,
): Voice {
  return {
    ...voice,
    record(pitch, sampleRate) {
      const hertz = hertzOf(pitch);
      const shorter = ringPerOctave ** ((pitch - 60) / 12);
      const longest = Math.min(6, Math.max(...modes.map(([, , seconds]) => seconds)) * shorter);
      const tone = new Float32Array(Math.round(longest * sampleRate));
      ringModes(
        tone,
        modes.map(([ratio, level, seconds]) => ({ hertz: ratio * hertz, level, seconds: seconds * shorter })),
        sampleRate,
      );
      if (tremolo) waver(tone, tremolo, sampleRate);
      const knock = noise(Math.round(0.03 * sampleRate), new Rng(pitch));
      const sound = mix(
        [tone, 1],
        [
          shape(filtered(knock, bandpass(mallet.hertz, 0.8, sampleRate)), { seconds: 0.025 }, sampleRate),
          mallet.level,
        ],
      );
      return { channels: [shape(sound, { attack: 0.001, seconds: 60 }, sampleRate)], hertz, loopStart: null };
    },
  };
}

function waver(
  sound: Float32Array,
  { hertz, depth }: { readonly hertz: number; readonly depth: number },
  sampleRate: number,
): void {
  for (let i = 0; i < sound.length; i++)
    sound[i] *= 1 - depth * (0.5 - 0.5 * Math.cos((2 * Math.PI * hertz * i) / sampleRate));
}
