import { highShelf, highpass, filtered } from './biquad.ts';

/** Seconds of a momentary loudness. */
const WINDOW = 0.4;
const HOP = 0.1;

/**
 * Loudest momentary loudness, in LUFS: the power of all channels, weighted by how people hear, over 0.4 s (ITU-R BS.1770-5,
 * without its gates; filters as in De Man 2014, for any sampling rate).
 */
export function loudness(channels: readonly Float32Array[], sampleRate: number): number {
  const weighted = channels.map((channel) =>
    filtered(
      filtered(channel, highShelf(1681.97, 0.7072, 3.99984, sampleRate)),
      highpass(38.1355, 0.5003, sampleRate),
    ),
  );
  const frames = channels[0].length;
  const window = Math.round(WINDOW * sampleRate);
  let loudest = 0;
  for (let start = 0; start === 0 || start + window <= frames; start += Math.round(HOP * sampleRate)) {
    let power = 0;
    for (const channel of weighted)
      for (let i = start; i < Math.min(start + window, frames); i++) power += channel[i] ** 2;
    loudest = Math.max(loudest, power / window);
  }
  return -0.691 + 10 * Math.log10(loudest);
}
