/** One partial that dies away by itself. */
export interface Mode {
  readonly hertz: number;
  readonly level: number;
  /** Until it has lost 60 dB. */
  readonly seconds: number;
}

/** Below this share of where it began a mode is left to die. */
const SILENCE = 1e-4;

/** Adds what was struck: decaying sines, each by turning a complex number frame by frame. Those above half the rate are left out. */
export function ringModes(out: Float32Array, modes: readonly Mode[], sampleRate: number): void {
  for (const { hertz, level, seconds } of modes) {
    if (hertz > 0.45 * sampleRate) continue;
    const angle = (2 * Math.PI * hertz) / sampleRate;
    const decay = 10 ** (-3 / (seconds * sampleRate));
    const [turnRe, turnIm] = [decay * Math.cos(angle), decay * Math.sin(angle)];
    const frames = Math.min(out.length, Math.ceil(Math.log(SILENCE) / Math.log(decay)));
    let [re, im] = [level, 0];
    for (let i = 0; i < frames; i++) {
      out[i] += im;
      const next = re * turnRe - im * turnIm;
      im = re * turnIm + im * turnRe;
      re = next;
    }
  }
}
