import { tensor, util } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Rng } from '../../math/rng.ts';

/**
 * Chance for cells that are nearly undecided, while a generator learns: where the critic cares, a generator learns to be sure. The
 * rows come in equal groups, which share their chance, so that arrangements in the same place of two groups differ only in what was
 * decided.
 */
export class Dither {
  readonly #rng: Rng;
  readonly #groups: number;

  constructor(rng: Rng, groups: number) {
    this.#rng = rng;
    this.#groups = groups;
  }

  /** Uniform in [0, 1). */
  uniform(shape: number[]): Tensor {
    return this.#draw(shape, (u) => u);
  }

  /** Standard Gumbel deviates. */
  gumbel(shape: number[]): Tensor {
    return this.#draw(shape, (u) => -Math.log(-Math.log(u + 1e-12)));
  }

  #draw(shape: number[], of: (uniform: number) => number): Tensor {
    const values = new Float32Array(util.sizeFromShape(shape));
    const own = values.length / this.#groups;
    for (let i = 0; i < own; i++) values[i] = of(this.#rng.uniform());
    for (let group = 1; group < this.#groups; group++) values.copyWithin(group * own, 0, own);
    return tensor(values, shape);
  }
}
