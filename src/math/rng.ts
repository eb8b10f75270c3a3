import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A frozen `Rng`, safe to store and to clone. */
export interface RngState {
  readonly generator: readonly number[];
  /** The second normal deviate of the last pair, if it was not used yet. */
  readonly spareNormal: number | null;
}

/** Seeded random numbers: the only source of randomness in the pure layers. */
export class Rng {
  #generator: ReturnType<typeof xoroshiro128plusFromState>;
  #spareNormal: number | null = null;

  constructor(seed: number) {
    this.#generator = xoroshiro128plusFromState(spread(seed));
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  /** Uniform integer in [0, n). */
  integer(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Standard normal deviate (Marsaglia's polar method). */
  normal(): number {
    const spare = this.#spareNormal;
    if (spare !== null) {
      this.#spareNormal = null;
      return spare;
    }
    let u: number;
    let v: number;
    let square: number;
    do {
      u = 2 * this.uniform() - 1;
      v = 2 * this.uniform() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    this.#spareNormal = v * scale;
    return u * scale;
  }

  /** Puts `indices` into random order (Fisher–Yates). */
  shuffle(indices: Int32Array | Uint32Array): void {
    for (let i = indices.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const swapped = indices[i];
      indices[i] = indices[j]!;
      indices[j] = swapped;
    }
  }

  /** An independent stream: same parent state, same child. */
  split(): Rng {
    return new Rng(Math.floor(this.uniform() * 0x1_0000_0000));
  }

  save(): RngState {
    return { generator: [...this.#generator.getState()], spareNormal: this.#spareNormal };
  }

  restore(state: RngState): void {
    this.#generator = xoroshiro128plusFromState(state.generator);
    this.#spareNormal = state.spareNormal;
  }
}

/**
 * Four words of a generator's state from one, as the authors of xoroshiro advise (SplitMix): from a state of mostly zeros and
 * ones the first numbers would be the seed itself, and a stream's first number that of its parent. The mixing function is
 * Wellons' for 32 bits (hash-prospector, bias 0.108).
 */
function spread(seed: number): number[] {
  return Array.from({ length: 4 }, (_, k) => {
    let word = ((seed | 0) + (k + 1) * 0x9e3779b9) | 0;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0xd35a2d97);
    return word ^ (word >>> 15);
  });
}
