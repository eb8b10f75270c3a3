import { tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import type { Variable } from '@tensorflow/tfjs-core';
import { Adam, type AdamState } from '../nn/adam.ts';
import { overwrite, tensorView } from '../nn/tensor-view.ts';

const ADAM_EPSILON = 1e-8;

/** What an entropy coefficient knows; structured-cloneable. */
export interface EntropyCoefficientState {
  readonly logAlpha: Float32Array;
  readonly adam: AdamState;
}

/**
 * The entropy coefficient α of SAC. Tuned, it grows while the policy's entropy is below its target and falls while it is
 * above (arXiv:1812.05905, section 5); what is learnt is log α, so that α stays positive.
 */
export class EntropyCoefficient {
  readonly #targetEntropy: number;
  readonly #logAlpha: Variable;
  readonly #adam: Adam;

  /** @param targetEntropy in nats */
  constructor(alpha: number, targetEntropy: number) {
    this.#targetEntropy = targetEntropy;
    this.#logAlpha = tidy(() => variable(tensor1d([Math.log(alpha)])));
    this.#adam = new Adam([this.#logAlpha], { epsilon: ADAM_EPSILON });
  }

  get value(): number {
    return Math.exp(tensorView(this.#logAlpha)[0]);
  }

  /**
   * One step of Adam down α (H − H̄), equation 18.
   * @param entropy mean of −log π over a minibatch
   * @returns the loss before the step
   */
  tune(entropy: number, learningRate: number): number {
    const loss = this.value * (entropy - this.#targetEntropy);
    // d/d log α of α·c is α·c.
    tidy(() => this.#adam.step([tensor1d([loss])], learningRate));
    return loss;
  }

  save(): EntropyCoefficientState {
    return { logAlpha: tensorView(this.#logAlpha).slice(), adam: this.#adam.save() };
  }

  restore(state: EntropyCoefficientState): void {
    overwrite(this.#logAlpha, state.logAlpha);
    this.#adam.restore(state.adam);
  }

  dispose(): void {
    this.#logAlpha.dispose();
    this.#adam.dispose();
  }
}
