import { Rng } from '../../../math/rng.ts';
import { bandpass, filtered, highpass } from '../../synthesis/biquad.ts';
import { shape } from '../../synthesis/envelope.ts';
import { mix } from '../../synthesis/mix.ts';
import { noise } from '../../synthesis/noise.ts';

interface Cymbal {
  /** Until the plate has lost 60 dB. */
  readonly seconds: number;
  /** Below which there is nothing, in Hz. */
  readonly low: number;
  /** How much of the plate is heard as metal and not as hiss, 0 … 1. */
  readonly metal: number;
  /** How much of the stick is heard. */
  readonly stick?: number;
  /** Seconds until it is at its loudest. */
  readonly attack?: number;
}

/** Six squares that are in no harmony, in Hz: the metal of the Roland TR-808. */
const SQUARES = [205.3, 304.4, 369.6, 522.7, 540, 800];

/** Hi-hats, crashes and rides: squares that beat against each other, and hiss. */
export function cymbal(
  { seconds, low, metal, stick = 0, attack = 0 }: Cymbal,
  sampleRate: number,
): Float32Array {
  const frames = Math.round(seconds * sampleRate);
  const rng = new Rng(frames);
  const plate = Float32Array.from(
    { length: frames },
    (_, i) =>
      SQUARES.reduce((sum, hertz) => sum + (((2 * hertz * 1.34 * i) / sampleRate) % 2 < 1 ? 1 : -1), 0) /
      SQUARES.length,
  );
  const hiss = noise(frames, rng);
  const bright = filtered(mix([plate, 1.6 * metal], [hiss, 1 - metal]), highpass(low, 0.7, sampleRate));
  const wash = filtered(filtered(bright, highpass(low, 0.7, sampleRate)), bandpass(9000, 0.3, sampleRate));
  const tick = filtered(noise(Math.round(0.012 * sampleRate), rng), bandpass(5200, 1, sampleRate));
  return mix(
    [shape(wash, { attack, seconds }, sampleRate), 1],
    [shape(tick, { seconds: 0.01 }, sampleRate), stick],
  );
}
