/** A sine whose pitch falls from one frequency towards another, with a time constant of so many seconds. */
export function sweptSine(
  { from, to, seconds }: { readonly from: number; readonly to: number; readonly seconds: number },
  frames: number,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  let phase = 0;
  return Float32Array.from({ length: frames }, (_, i) => {
    const sample = Math.sin(phase);
    phase += (2 * Math.PI * (to + (from - to) * Math.exp(-i / (seconds * sampleRate)))) / sampleRate;
    return sample;
  });
}
