import { Rng } from '../../../math/rng.ts';
import { bandpass, filtered } from '../../synthesis/biquad.ts';
import { shape } from '../../synthesis/envelope.ts';
import { mix } from '../../synthesis/mix.ts';
import { noise } from '../../synthesis/noise.ts';
import { ringModes } from '../../synthesis/ring-modes.ts';

interface HandDrum {
  readonly hertz: number;
  /** Until −60 dB. */
  readonly seconds: number;
  /** How much of the hand or the stick is heard. */
  readonly slap: number;
  /** Partials: those of a skin, or of a bar of wood or metal. */
  readonly ratios?: readonly number[];
}

/** Modes of a round skin, from Bessel's functions. */
const SKIN = [1, 1.59, 2.14, 2.3];

/** What is struck and soon over: bongos and congas, blocks and bells. */
export function handDrum(
  { hertz, seconds, slap, ratios = SKIN }: HandDrum,
  sampleRate: number,
): Float32Array {
  const tone = new Float32Array(Math.round(seconds * sampleRate));
  const modes = ratios.map((ratio, i) => ({
    hertz: ratio * hertz,
    level: 1 / (i + 1),
    seconds: seconds / (1 + 0.5 * i),
  }));
  ringModes(tone, modes, sampleRate);
  const knock = noise(Math.round(0.02 * sampleRate), new Rng(Math.round(hertz)));
  const hand = filtered(knock, bandpass(Math.min(5000, 5 * hertz), 0.8, sampleRate));
  return shape(
    mix([tone, 1], [shape(hand, { seconds: 0.015 }, sampleRate), slap]),
    { attack: 0.0005, seconds },
    sampleRate,
  );
}
