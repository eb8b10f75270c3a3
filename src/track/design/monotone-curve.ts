/**
 * A closed curve of one value over arc length through given values, with a continuous slope, that never leaves the range
 * between two neighbours: a width of 0.5 m at two points is 0.5 m between them, and a road that lies on the ground at two
 * points does not dig itself in. Cubic Hermite pieces whose slopes are weighted harmonic means of those of the chords.
 *
 * Fritsch & Butland 1984, "A method for constructing local monotone piecewise cubic interpolants" (PCHIP).
 */
export class MonotoneCurve {
  readonly #values: Float64Array;
  readonly #lengths: Float64Array;
  readonly #slopes: Float64Array;

  /** @param lengths from each point to the next, the last one back to the first; above 0 */
  constructor(values: ArrayLike<number>, lengths: ArrayLike<number>) {
    const n = values.length;
    this.#values = Float64Array.from(values);
    this.#lengths = Float64Array.from(lengths);
    const chords = this.#values.map((value, i) => (this.#values[(i + 1) % n] - value) / this.#lengths[i]);
    this.#slopes = chords.map((ahead, i) => {
      const before = (i + n - 1) % n;
      const behind = chords[before];
      if (!(behind * ahead > 0)) return 0;
      const w1 = 2 * this.#lengths[i] + this.#lengths[before];
      const w2 = this.#lengths[i] + 2 * this.#lengths[before];
      return (w1 + w2) / (w1 / behind + w2 / ahead);
    });
  }

  /** The value at a share of the way, 0 … 1, from point `i` to the next. */
  at(i: number, share: number): number {
    const next = (i + 1) % this.#values.length;
    const start = this.#values[i];
    const end = this.#values[next];
    const m0 = this.#slopes[i] * this.#lengths[i];
    const m1 = this.#slopes[next] * this.#lengths[i];
    const rise = end - start;
    const value = (((m0 + m1 - 2 * rise) * share + 3 * rise - 2 * m0 - m1) * share + m0) * share + start;
    // Rounding must not lead out of the range either.
    return Math.min(Math.max(value, Math.min(start, end)), Math.max(start, end));
  }
}
