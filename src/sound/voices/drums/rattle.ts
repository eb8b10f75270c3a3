import { Rng } from '../../../math/rng.ts';
import { bandpass, filtered } from '../../synthesis/biquad.ts';
import { shape } from '../../synthesis/envelope.ts';
import { noise } from '../../synthesis/noise.ts';

interface Rattle {
  /** Around which the noise lies, in Hz. */
  readonly hertz: number;
  readonly q: number;
  /** Strokes, in seconds after the first: several hands, or a stick along a ridge. */
  readonly strokes?: readonly number[];
  readonly attack?: number;
  /** Of each stroke, until −60 dB. */
  readonly seconds: number;
}

/** Claps, shakers, brushes, scrapers: noise in strokes. */
export function rattle(
  { hertz, q, strokes = [0], attack = 0.001, seconds }: Rattle,
  sampleRate: number,
): Float32Array {
  const rng = new Rng(Math.round(hertz * q));
  const out = new Float32Array(Math.round((strokes[strokes.length - 1] + attack + seconds) * sampleRate));
  for (const stroke of strokes) {
    const begin = Math.round(stroke * sampleRate);
    const sound = noise(out.length - begin, rng);
    const shaped = shape(filtered(sound, bandpass(hertz, q, sampleRate)), { attack, seconds }, sampleRate);
    for (let i = 0; i < shaped.length; i++) out[begin + i] += shaped[i];
  }
  return out;
}
