/** One partial that dies away by itself. */
export interface Mode {
  readonly hertz: number;
  readonly level: number;
  /** Until it has lost 60 dB. */
  readonly seconds: number;
}

/** Below this share of where it began a mode is left to die. */
const SILENCE = 3e-4;

/** A complex number that is turned frame by frame; its imaginary part is a decaying sine. */
interface Turn {
  readonly level: number;
  readonly re: number;
  readonly im: number;
  readonly frames: number;
}

/** Adds what was struck: decaying sines. Those above half the rate are left out. */
export function ringModes(out: Float32Array, modes: readonly Mode[], sampleRate: number): void {
  const turns = modes
    .filter(({ hertz }) => hertz < 0.45 * sampleRate)
    .map((mode) => turnOf(mode, sampleRate, out.length));
  // Two at a time: the processor waits for one while it works on the other.
  for (let i = 0; i < turns.length; i += 2) addPair(out, turns[i], turns[i + 1] ?? STILL);
}

const STILL: Turn = { level: 0, re: 0, im: 0, frames: 0 };

function turnOf({ hertz, level, seconds }: Mode, sampleRate: number, most: number): Turn {
  const angle = (2 * Math.PI * hertz) / sampleRate;
  const decay = 10 ** (-3 / (seconds * sampleRate));
  const frames = Math.min(most, Math.ceil(Math.log(SILENCE) / Math.log(decay)));
  return { level, re: decay * Math.cos(angle), im: decay * Math.sin(angle), frames };
}

function addPair(out: Float32Array, a: Turn, b: Turn): void {
  const frames = Math.max(a.frames, b.frames);
  let aRe = a.level;
  let aIm = 0;
  let bRe = b.level;
  let bIm = 0;
  for (let i = 0; i < frames; i++) {
    out[i] += aIm + bIm;
    const nextA = aRe * a.re - aIm * a.im;
    aIm = aRe * a.im + aIm * a.re;
    aRe = nextA;
    const nextB = bRe * b.re - bIm * b.im;
    bIm = bRe * b.im + bIm * b.re;
    bRe = nextB;
  }
}
