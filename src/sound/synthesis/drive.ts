import { filtered, highpass, lowpass } from './biquad.ts';

/**
 * An amplifier that is turned up, and its loudspeaker: the louder, the rounder. Two steps between each two samples keep what
 * lies above hearing from folding back.
 * @param gain of the amplifier, for a sound that reaches 1
 * @param edge above which the loudspeaker gives little, in Hz
 */
export function drive(
  sound: Float32Array,
  gain: number,
  edge: number,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  // Low notes would drown the others in the amplifier.
  const tight = filtered(sound, highpass(90, 0.7, sampleRate));
  const peak = tight.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  const scale = gain / peak;
  const driven = new Float32Array(tight.length);
  for (let i = 0, before = 0; i < tight.length; i++) {
    const now = scale * tight[i];
    // A little to one side, as valves do: even harmonics.
    driven[i] = 0.5 * (Math.tanh(0.5 * (before + now) + 0.15) + Math.tanh(now + 0.15));
    before = now;
  }
  const speaker = filtered(filtered(driven, highpass(70, 0.7, sampleRate)), lowpass(edge, 0.8, sampleRate));
  return filtered(speaker, lowpass(1.3 * edge, 0.7, sampleRate));
}
