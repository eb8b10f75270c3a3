import { Rng } from '../../../math/rng.ts';
import { lowpass, filtered } from '../../synthesis/biquad.ts';
import { shape } from '../../synthesis/envelope.ts';
import { mix } from '../../synthesis/mix.ts';
import { noise } from '../../synthesis/noise.ts';
import { sweptSine } from '../../synthesis/swept-sine.ts';

interface Kick {
  /** Where the skin comes to rest, in Hz. */
  readonly hertz: number;
  /** Until it has lost 60 dB. */
  readonly seconds: number;
  /** How much of the beater is heard, 0 … 1. */
  readonly click: number;
}

/** A bass drum: a skin whose pitch falls as it comes to rest, and the beater. */
export function kick({ hertz, seconds, click }: Kick, sampleRate: number): Float32Array {
  const frames = Math.round(seconds * sampleRate);
  const skin = sweptSine({ from: 4.2 * hertz, to: hertz, seconds: 0.018 }, frames, sampleRate);
  const beater = filtered(noise(Math.round(0.02 * sampleRate), new Rng(36)), lowpass(3500, 0.7, sampleRate));
  return mix(
    [shape(skin, { attack: 0.0008, seconds }, sampleRate), 0.8],
    [shape(beater, { seconds: 0.012 }, sampleRate), click],
  );
}
