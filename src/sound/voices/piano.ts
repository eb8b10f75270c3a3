import { Rng } from '../../math/rng.ts';
import { filtered, lowpass } from '../synthesis/biquad.ts';
import { shape } from '../synthesis/envelope.ts';
import { noise } from '../synthesis/noise.ts';
import { type Mode, ringModes } from '../synthesis/ring-modes.ts';
import { mix } from '../synthesis/mix.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

/** Partials of one key. */
const MOST_PARTIALS = 28;

export const PIANO: Voice = {
  name: 'piano',
  record(pitch, sampleRate) {
    const hertz = hertzOf(pitch);
    // Low strings ring for long; the top ones have no dampers and hardly need any.
    const ring = 9 * 2 ** (-(pitch - 60) / 15);
    const tone = new Float32Array(Math.round(Math.min(5, ring) * sampleRate));
    ringModes(tone, strings(pitch, hertz, ring), sampleRate);
    const hammer = filtered(
      noise(Math.round(0.05 * sampleRate), new Rng(pitch)),
      lowpass(1400, 0.7, sampleRate),
    );
    const sound = mix([tone, 1], [shape(hammer, { seconds: 0.04 }, sampleRate), 0.12]);
    return { channels: [shape(sound, { attack: 0.0015, seconds: 60 }, sampleRate)], hertz, loopStart: null };
  },
  release: 0.09,
  tone: { hertz: 3200, follow: 0.45, octaves: 3.2 },
  pan: -0.12,
  room: 0.14,
};

/** Partials of two strings that are a little apart: the one dies soon, the other later, and they beat slowly (Weinreich 1977). */
function strings(pitch: number, hertz: number, ring: number): Mode[] {
  const stiffness = 7e-5 * 2 ** ((pitch - 48) / 9);
  const modes: Mode[] = [];
  for (let n = 1; n <= MOST_PARTIALS; n++) {
    const stretched = (n * hertz * Math.sqrt(1 + stiffness * n * n)) / Math.sqrt(1 + stiffness);
    // Struck an eighth along the string by felt, which is too soft for the high ones.
    const level = (Math.abs(Math.sin((n * Math.PI) / 8)) + 0.12) * n ** -0.9 * Math.exp(-stretched / 3800);
    const seconds = ring / (1 + 0.22 * (n - 1));
    modes.push({ hertz: stretched, level, seconds: 0.35 * seconds });
    modes.push({ hertz: stretched + 0.25 * Math.sqrt(n), level: 0.35 * level, seconds });
  }
  return modes;
}
