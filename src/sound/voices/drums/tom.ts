import { Rng } from '../../../math/rng.ts';
import { filtered, lowpass } from '../../synthesis/biquad.ts';
import { shape } from '../../synthesis/envelope.ts';
import { mix } from '../../synthesis/mix.ts';
import { noise } from '../../synthesis/noise.ts';
import { sweptSine } from '../../synthesis/swept-sine.ts';

/** A tom: the skin, its second mode, the stick. */
export function tom(
  { hertz, seconds }: { readonly hertz: number; readonly seconds: number },
  sampleRate: number,
): Float32Array {
  const frames = Math.round(seconds * sampleRate);
  const skin = (ratio: number, length: number): Float32Array<ArrayBuffer> =>
    shape(
      sweptSine({ from: 1.6 * ratio * hertz, to: ratio * hertz, seconds: 0.03 }, frames, sampleRate),
      { attack: 0.0008, seconds: length },
      sampleRate,
    );
  const stick = filtered(
    noise(Math.round(0.04 * sampleRate), new Rng(hertz)),
    lowpass(4000, 0.7, sampleRate),
  );
  return mix(
    [skin(1, seconds), 0.6],
    [skin(1.59, 0.5 * seconds), 0.18],
    [shape(stick, { seconds: 0.03 }, sampleRate), 0.2],
  );
}
