import { Rng } from '../../../math/rng.ts';
import { bandpass, filtered, highpass } from '../../synthesis/biquad.ts';
import { shape } from '../../synthesis/envelope.ts';
import { mix } from '../../synthesis/mix.ts';
import { noise } from '../../synthesis/noise.ts';
import { sweptSine } from '../../synthesis/swept-sine.ts';

interface Snare {
  /** Pitch of the skin, in Hz. */
  readonly hertz: number;
  /** Until the wires have lost 60 dB. */
  readonly seconds: number;
  /** How much of the wires is heard against the skin. */
  readonly wires: number;
}

/** A snare drum: two modes of the skin, and the wires below it, which rattle. */
export function snare({ hertz, seconds, wires }: Snare, sampleRate: number): Float32Array {
  const frames = Math.round(seconds * sampleRate);
  const skin = (ratio: number): Float32Array<ArrayBuffer> =>
    shape(
      sweptSine({ from: 1.5 * ratio * hertz, to: ratio * hertz, seconds: 0.01 }, frames, sampleRate),
      { attack: 0.0005, seconds: 0.22 },
      sampleRate,
    );
  const rattle = filtered(noise(frames, new Rng(38)), highpass(1100, 0.6, sampleRate));
  const body = filtered(rattle, bandpass(3800, 0.5, sampleRate));
  return mix(
    [skin(1), 0.5],
    [skin(1.78), 0.22],
    [shape(body, { attack: 0.001, seconds }, sampleRate), wires],
    [shape(rattle, { seconds: 0.05 }, sampleRate), 0.35],
  );
}
