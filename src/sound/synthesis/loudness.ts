import { highShelf, highpass, filtered } from './biquad.ts';

/** Seconds of a momentary loudness. */
const WINDOW = 0.4;
const HOP = 0.1;

/**
 * Loudest momentary loudness, in LUFS: the power of all channels, weighted by how people hear, over 0.4 s (ITU-R BS.1770-5,
 * without its gates; filters as in De Man 2014, for any sampling rate).
 */
export function momentaryLoudness(channels: readonly Float32Array[], sampleRate: number): number {
  const heard = channels.map((channel) => asHeard(channel, sampleRate));
  const window = Math.round(WINDOW * sampleRate);
  let loudest = 0;
  for (let start = 0; start === 0 || start + window <= heard[0].length; start += Math.round(HOP * sampleRate))
    loudest = Math.max(loudest, energy(heard, start, start + window) / window);
  return inDecibels(loudest);
}

/** The same over the whole of a sound: of what goes on as it is. */
export function meanLoudness(channels: readonly Float32Array[], sampleRate: number): number {
  const heard = channels.map((channel) => asHeard(channel, sampleRate));
  return inDecibels(energy(heard, 0, Infinity) / heard[0].length);
}

function asHeard(channel: Float32Array, sampleRate: number): Float32Array {
  const head = filtered(channel, highShelf(1681.97, 0.7072, 3.99984, sampleRate));
  return filtered(head, highpass(38.1355, 0.5003, sampleRate));
}

function energy(channels: readonly Float32Array[], from: number, to: number): number {
  let sum = 0;
  for (const channel of channels)
    for (let i = from; i < Math.min(to, channel.length); i++) sum += channel[i] ** 2;
  return sum;
}

function inDecibels(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}
