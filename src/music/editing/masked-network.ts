import { concat, leakyRelu, reshape } from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { DenseLayers } from '../../nn/dense-layers.ts';
import { MASKED_SHAPES, type MaskedLayer, SLOPE } from './masked-layout.ts';

/** What is at a place of a melody, by what is around it: the network as it learns. */
export class MaskedNetwork {
  readonly layers: DenseLayers<MaskedLayer>;

  /** @param weights as `DenseLayers` keeps them @throws RangeError, TensorflowError as there */
  constructor(weights: readonly Float32Array[]) {
    this.layers = new DenseLayers(MASKED_SHAPES, weights);
  }

  /**
   * @param seen [places · 64 × 41], the tokens around each place, of 0 and 1
   * @param facts [places × 22]
   * @returns logits [places × 38]
   */
  apply(seen: Tensor2D, facts: Tensor2D): Tensor2D {
    const codes = reshape(this.#lrelu('code', seen), [facts.shape[0], -1]);
    const window = this.#lrelu('window', concat([codes, facts], 1) as Tensor2D);
    return this.layers.apply('token', this.#lrelu('mix', window));
  }

  #lrelu(name: MaskedLayer, x: Tensor2D): Tensor2D {
    return leakyRelu(this.layers.apply(name, x), SLOPE);
  }
}
