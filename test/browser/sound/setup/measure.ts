/** Largest amplitude of a sound's channels. */
export function peakOf(channels: readonly Float32Array[]): number {
  let peak = 0;
  for (const channel of channels) for (const sample of channel) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** Root mean square of a stretch, of all channels, in decibels; the bounds are frames, rounded. */
export function decibels(channels: readonly Float32Array[], begin = 0, end = channels[0].length): number {
  const [from, to] = [Math.round(begin), Math.round(end)];
  let power = 0;
  for (const channel of channels) for (let i = from; i < to; i++) power += channel[i] ** 2;
  return 10 * Math.log10(power / channels.length / (to - from) + 1e-30);
}

/** Amplitude of a sine of this frequency in a stretch, seen through a Hann window (Goertzel's sum). */
export function amplitudeAt(
  channel: Float32Array,
  hertz: number,
  from: number,
  frames: number,
  sampleRate = 44_100,
): number {
  let [re, im] = [0, 0];
  for (let i = 0; i < frames; i++) {
    const window = 1 - Math.cos((2 * Math.PI * i) / frames);
    const angle = (2 * Math.PI * hertz * i) / sampleRate;
    re += channel[from + i] * window * Math.cos(angle);
    im += channel[from + i] * window * Math.sin(angle);
  }
  return (2 * Math.hypot(re, im)) / frames;
}

/** First frame whose amplitude is above a level; −1 where there is none. */
export function firstAbove(channel: Float32Array, level: number, from = 0): number {
  return channel.findIndex((sample, i) => i >= from && Math.abs(sample) > level);
}

/** Largest difference of two sounds, sample by sample; processors may add up in another order. */
export function differenceOf(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  return peakOf(a.map((channel, side) => channel.map((sample, i) => sample - b[side][i])));
}
