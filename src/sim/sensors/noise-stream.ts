/** Standard deviation of the sum of four random bytes, and its mean. */
const DEVIATION = Math.sqrt((4 * (256 ** 2 - 1)) / 12);
const MEAN = 2 * 255;

/**
 * Nearly normal deviates by the thousand: sums of the four bytes of xorshift32 (Marsaglia 2003), within ±3.45. Pixels need
 * many and forgive much; everything else draws from `Rng`.
 */
export class NoiseStream {
  #state = 1;

  /** Starts the stream that belongs to two whole numbers. */
  seed(a: number, b: number): void {
    // The finaliser of MurmurHash3 (Appleby 2008), so that neighbours do not look alike.
    let hash = Math.imul(a | 0, 0x9e3779b1) ^ (b | 0);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    this.#state = hash ^ (hash >>> 16) || 1;
  }

  /** Mean 0, standard deviation 1. */
  next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    const sum = (state & 255) + ((state >>> 8) & 255) + ((state >>> 16) & 255) + (state >>> 24);
    return (sum - MEAN) / DEVIATION;
  }
}
