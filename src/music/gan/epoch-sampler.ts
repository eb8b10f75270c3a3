import type { Rng, RngState } from '../../math/rng.ts';

/** Where it is; structured-cloneable. */
export interface EpochSamplerState {
  readonly order: Uint32Array;
  readonly next: number;
  readonly rng: RngState;
}

/** Deals indices out in random order, all of them before any comes again. */
export class EpochSampler {
  readonly #rng: Rng;
  #order: Uint32Array;
  #next = 0;

  /** @param count how many there are, above 0 @param rng its own: it is saved with it */
  constructor(count: number, rng: Rng) {
    this.#rng = rng;
    this.#order = Uint32Array.from({ length: count }, (_, i) => i);
    rng.shuffle(this.#order);
  }

  take(count: number): number[] {
    return Array.from({ length: count }, () => {
      if (this.#next === this.#order.length) {
        this.#rng.shuffle(this.#order);
        this.#next = 0;
      }
      return this.#order[this.#next++];
    });
  }

  save(): EpochSamplerState {
    return { order: this.#order.slice(), next: this.#next, rng: this.#rng.save() };
  }

  restore({ order, next, rng }: EpochSamplerState): void {
    this.#rng.restore(rng);
    this.#order = order.slice();
    this.#next = next;
  }
}
