import type { Rng } from '../../math/rng.ts';

/** A string and how it is plucked. */
export interface PluckedString {
  readonly hertz: number;
  /** Until the first partial has lost 60 dB. */
  readonly seconds: number;
  /** How much sooner high partials die, 0 … 0.5: of nylon more than of steel. */
  readonly damping: number;
  /** Where along the string it is plucked, 0 … 0.5: near the bridge is thin. */
  readonly place: number;
  /** Above which the plectrum or the finger leaves little, in Hz. */
  readonly hardness: number;
  /** Share of the pluck that is scratch, 0 … 1. */
  readonly scratch: number;
}

/**
 * A plucked string: a pluck goes round a delay of one period, a little softer and duller each time (Karplus & Strong 1983,
 * tuned and placed as in Jaffe & Smith 1983).
 * @param frames how many to make
 */
export function pluckedString(
  string: PluckedString,
  sampleRate: number,
  frames: number,
  rng: Rng,
): Float32Array {
  const { hertz, damping } = string;
  const period = sampleRate / hertz;
  // The damping filter delays by `damping` frames, the allpass by what then is missing, between 0.3 and 1.3 frames.
  const whole = Math.floor(period - damping - 0.3);
  const missing = period - damping - whole;
  const allpass = (1 - missing) / (1 + missing);
  const loss = 10 ** (-3 / (hertz * string.seconds));
  const line = pluck(string, whole, sampleRate, rng);
  const out = new Float32Array(frames);
  let [before, passed, passedIn] = [0, 0, 0];
  for (let i = 0, at = 0; i < frames; i++) {
    const wave = line[at];
    out[i] = wave;
    const dull = loss * ((1 - damping) * wave + damping * before);
    before = wave;
    passed = allpass * dull + passedIn - allpass * passed;
    passedIn = dull;
    line[at] = passed;
    if (++at === whole) at = 0;
  }
  return out;
}

/** One period of the string as it is let go: the pluck and, from the near end, its mirror image. */
function pluck(string: PluckedString, frames: number, sampleRate: number, rng: Rng): Float64Array {
  const line = new Float64Array(frames);
  const mirrored = Math.max(1, Math.round(string.place * frames));
  for (let i = 0; i < frames; i++) line[i] = string.scratch * (rng.uniform() - 0.5);
  line[0] += Math.sqrt(frames);
  const single = Float64Array.from(line);
  for (let i = 0; i < frames; i++) line[(i + mirrored) % frames] -= single[i];
  soften(line, Math.exp((-2 * Math.PI * string.hardness) / sampleRate));
  return line;
}

/** A lowpass of two poles around a ring, run round it twice so that it has no beginning. */
function soften(ring: Float64Array, pole: number): void {
  const source = Float64Array.from(ring);
  let [a, b] = [0, 0];
  for (let i = 0; i < 3 * ring.length; i++) {
    const at = i % ring.length;
    a += (1 - pole) * (source[at] - a);
    b += (1 - pole) * (a - b);
    ring[at] = b;
  }
}
