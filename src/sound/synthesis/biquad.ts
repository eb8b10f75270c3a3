/** A filter of second order: y = b0 x + b1 x′ + b2 x″ − a1 y′ − a2 y″. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

// Bristow-Johnson's Audio EQ Cookbook, but for the shelf.

export function lowpass(hertz: number, q: number, sampleRate: number): Biquad {
  const [cos, alpha] = turn(hertz, q, sampleRate);
  return of([(1 - cos) / 2, 1 - cos, (1 - cos) / 2], [1 + alpha, -2 * cos, 1 - alpha]);
}

export function highpass(hertz: number, q: number, sampleRate: number): Biquad {
  const [cos, alpha] = turn(hertz, q, sampleRate);
  return of([(1 + cos) / 2, -1 - cos, (1 + cos) / 2], [1 + alpha, -2 * cos, 1 - alpha]);
}

/** Passes what is near `hertz` as it is. */
export function bandpass(hertz: number, q: number, sampleRate: number): Biquad {
  const [cos, alpha] = turn(hertz, q, sampleRate);
  return of([alpha, 0, -alpha], [1 + alpha, -2 * cos, 1 - alpha]);
}

/** @param decibels by which what lies above is raised; the form of De Man 2014, which fits BS.1770's */
export function highShelf(hertz: number, q: number, decibels: number, sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * hertz) / sampleRate);
  const high = 10 ** (decibels / 20);
  const middle = Math.sqrt(high) * (k / q);
  return of(
    [high + middle + k * k, 2 * (k * k - high), high - middle + k * k],
    [1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k],
  );
}

function turn(hertz: number, q: number, sampleRate: number): [cos: number, alpha: number] {
  // Above a little less than half the rate there is nothing to filter.
  const w = (2 * Math.PI * Math.min(hertz, 0.49 * sampleRate)) / sampleRate;
  return [Math.cos(w), Math.sin(w) / (2 * q)];
}

function of(b: readonly [number, number, number], [a0, a1, a2]: readonly [number, number, number]): Biquad {
  return { b: [b[0] / a0, b[1] / a0, b[2] / a0], a: [a1 / a0, a2 / a0] };
}

/** `input` behind a filter that was at rest. */
export function filtered(
  input: Float32Array,
  { b: [b0, b1, b2], a: [a1, a2] }: Biquad,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(input.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < input.length; i++) {
    const x = input[i];
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[i] = y;
  }
  return out;
}
