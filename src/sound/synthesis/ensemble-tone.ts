import { Rng } from '../../math/rng.ts';
import { inverseFft } from './inverse-fft.ts';
import type { Recording } from './recording.ts';

/** What a tone that goes on for as long as it is held is made of. */
export interface EnsembleTone {
  /** Amplitude of partial 1, 2, …, which lies at `hertz`. */
  readonly partial: (n: number, hertz: number) => number;
  /** Partials are counted from so many times below the pitch: 2 where there are pipes an octave lower. */
  readonly below?: number;
  /** How far the players are apart: the width of the first partial, in cents. */
  readonly cents: number;
  /** Share of a partial's power that stays put, 0 … 1: 0 is a crowd, 1 a machine. */
  readonly steady: number;
  /** How different left and right are, 0 … 1. */
  readonly width: number;
  /** How the width of partials grows with their number: 1 where the whole player wavers, less where only the bow does. */
  readonly spread?: number;
  /** Breath: a band of noise around `hertz`, an octave wide to both sides, with so much of the first partial's amplitude. */
  readonly air?: { readonly hertz: number; readonly level: number };
}

/** Frames of the loop, 1.5 s at 44.1 kHz: too long to be heard as one. */
const FRAMES = 2 ** 16;
/** A low crowd has twice as many: its waves lie so close together that they need the time to be several. */
const LOW = 160;
/** Share of the sampling rate above which there is nothing: the highest pitch of three semitones more must not fold back. */
const TOP = 0.42;
/** Deviations of the bell that a partial is spread over, to each side. */
const REACH = 2.2;
/** Softest partial: 70 dB below a full one. */
const SOFTEST = 3e-4;
/** Phases that a wave can have: looked up, since there are tens of thousands of waves. */
const PHASES = 256;

/**
 * A tone of partials that are narrow bands of noise, which is what many players or a shaking one make, as a loop without a
 * seam: O'Cinneide's and Nasca's PADsynth. One transform makes both sides, as real and imaginary part.
 */
export function ensembleTone(tone: EnsembleTone, wanted: number, sampleRate: number): Recording {
  const frames = tone.steady < 0.5 && wanted < LOW ? 2 * FRAMES : FRAMES;
  const re = new Float64Array(frames);
  const im = new Float64Array(frames);
  const cosines = Float64Array.from({ length: PHASES }, (_, i) => Math.cos((2 * Math.PI * i) / PHASES));
  const rng = new Rng(Math.round(1000 * wanted));
  // The fundamental on a bin, so that all steady partials are; the pitch is made good where the recording is played.
  const below = tone.below ?? 1;
  const bin = Math.max(1, Math.round((wanted / below / sampleRate) * frames));
  const hertz = (bin * sampleRate) / frames;
  const deviation = bin * (2 ** (tone.cents / 1200) - 1);
  for (let n = 1; n * bin < TOP * frames; n++) {
    const amplitude = tone.partial(n, n * hertz);
    if (amplitude < SOFTEST) continue;
    const sigma = deviation * n ** (tone.spread ?? 1);
    addBand(n * bin, Math.sqrt(tone.steady) * amplitude, 0);
    addBand(n * bin, Math.sqrt(1 - tone.steady) * amplitude, sigma);
  }
  if (tone.air) {
    const centre = Math.round((tone.air.hertz / sampleRate) * frames);
    addBand(centre, tone.air.level, centre / 4);
  }
  inverseFft(re, im);
  return { channels: [Float32Array.from(re), Float32Array.from(im)], hertz: below * hertz, loopStart: 0 };

  /** A bell of bins around one, whose powers sum to that of a wave of this amplitude. */
  function addBand(centre: number, amplitude: number, sigma: number): void {
    const reach = Math.min(Math.ceil(REACH * sigma), centre - 1, frames / 2 - 1 - centre);
    // The middle is the steady wave's, so that the two do not take from each other.
    const bell = (k: number): number => (sigma === 0 ? 1 : k === 0 ? 0 : Math.exp(-0.5 * (k / sigma) ** 2));
    let power = 0;
    for (let k = -reach; k <= reach; k++) power += bell(k) ** 2;
    if (power === 0) return;
    const scale = amplitude / (2 * Math.sqrt(power));
    for (let k = -reach; k <= reach; k++) {
      const left = rng.integer(PHASES);
      const right = left + Math.round(tone.width * (rng.integer(PHASES) - PHASES / 2));
      addWave(centre + k, scale * bell(k), left & (PHASES - 1), right & (PHASES - 1));
    }
  }

  /** Left + i right: each side's spectrum has its mirror image. */
  function addWave(k: number, half: number, left: number, right: number): void {
    const leftRe = half * cosines[left];
    const leftIm = half * cosines[(left + PHASES / 4) & (PHASES - 1)];
    const rightRe = half * cosines[right];
    const rightIm = half * cosines[(right + PHASES / 4) & (PHASES - 1)];
    re[k] += leftRe - rightIm;
    im[k] += leftIm + rightRe;
    re[frames - k] += leftRe + rightIm;
    im[frames - k] += rightRe - leftIm;
  }
}
