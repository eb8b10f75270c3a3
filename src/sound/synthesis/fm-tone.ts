/** A sine whose phase is moved by another one. */
export interface FmPair {
  /** Frequency of the moving sine, in times of the pitch. */
  readonly ratio: number;
  /** How far the phase is moved at the beginning, in radians. */
  readonly depth: number;
  /** Until the movement has come to a thousandth. */
  readonly depthSeconds: number;
  readonly level: number;
  /** Until it has lost 60 dB. */
  readonly seconds: number;
}

/** Electric pianos and bells: pairs of sines, all with the pitch as their carrier (Chowning 1973). */
export function fmTone(
  pairs: readonly FmPair[],
  hertz: number,
  sampleRate: number,
  frames: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(frames);
  const step = (2 * Math.PI * hertz) / sampleRate;
  for (const { ratio, depth, depthSeconds, level, seconds } of pairs) {
    const [fall, decay] = [depthSeconds, seconds].map((time) => 10 ** (-3 / (time * sampleRate)));
    const end = Math.min(frames, Math.round(seconds * sampleRate));
    let [moved, loud] = [depth, level];
    for (let i = 0; i < end; i++) {
      out[i] += loud * Math.sin(step * i + moved * Math.sin(ratio * step * i));
      moved *= fall;
      loud *= decay;
    }
  }
  return out;
}
