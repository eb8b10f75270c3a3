import { tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Rng } from '../math/rng.ts';
import { Adam, type AdamState } from '../nn/adam.ts';
import { ForwardPass } from '../nn/forward-pass.ts';
import { Mlp } from '../nn/mlp.ts';
import { initialWeights } from '../nn/mlp-weights.ts';
import { tensorView } from '../nn/tensor-view.ts';
import { polyak } from './polyak.ts';
import { criticLoss, type CriticStatistics } from './sac-loss.ts';

const OUTPUT_GAIN = 1;
const ADAM_EPSILON = 1e-8;

/** One critic and the target that follows it, in the order of `Mlp.weights()`. */
export interface CriticWeights {
  readonly weights: readonly Float32Array[];
  readonly target: readonly Float32Array[];
}

/** Everything the critics know; structured-cloneable. */
export interface TwinCriticsState {
  readonly critics: readonly [CriticWeights, CriticWeights];
  readonly adam: AdamState;
}

/**
 * Two Q-functions that learn alike from different initial weights, and a slow copy of each: the smaller of two values
 * overestimates less (Fujimoto et al. 2018, arXiv:1802.09477, section 4.2). Inputs are an observation and an action.
 */
export class TwinCritics {
  readonly #critics: readonly [Mlp, Mlp];
  readonly #adam: Adam;
  readonly #targets: readonly [Float32Array[], Float32Array[]];
  readonly #targetPasses: readonly [ForwardPass, ForwardPass];

  /**
   * @param layerSizes units per layer, inputs first, one output
   * @param maxRows how many rows `targetMinimum` may be given at most
   */
  constructor(layerSizes: readonly number[], maxRows: number, rng: Rng) {
    const critic = (): Mlp => new Mlp(layerSizes, initialWeights(layerSizes, OUTPUT_GAIN, rng));
    this.#critics = [critic(), critic()];
    const variables = this.#critics.flatMap((mlp) => mlp.variables);
    this.#adam = new Adam(variables, { epsilon: ADAM_EPSILON });
    this.#targets = [this.#critics[0].weights(), this.#critics[1].weights()];
    this.#targetPasses = [new ForwardPass(layerSizes, maxRows), new ForwardPass(layerSizes, maxRows)];
    this.#loadTargets();
  }

  /** What both say about inputs, to be differentiated by these: [rows × 1] each. */
  judge(inputs: Tensor2D): [Tensor2D, Tensor2D] {
    return this.#apply(inputs, 'inputs');
  }

  /** The smaller of the targets' values of each row, into `minimum` [rows]. */
  targetMinimum(inputs: Float32Array, rows: number, minimum: Float32Array): void {
    const [first, second] = this.#targetPasses.map((pass) => pass.run(inputs, rows));
    for (let row = 0; row < rows; row++) minimum[row] = Math.min(first[row], second[row]);
  }

  /** One step of Adam towards the target values [rows]. */
  descend(inputs: Float32Array, targetValues: Float32Array, learningRate: number): CriticStatistics {
    const statistics: CriticStatistics = { qf1Values: 0, qf2Values: 0, qf1Loss: 0, qf2Loss: 0 };
    const rows = targetValues.length;
    const variables = this.#critics.flatMap((mlp) => mlp.variables);
    tidy(() => {
      const x = tensor2d(inputs, [rows, inputs.length / rows]);
      const { grads } = variableGrads(
        () => criticLoss(...this.#apply(x, 'weights'), targetValues, statistics),
        variables,
      );
      this.#adam.step(
        variables.map(({ name }) => grads[name]),
        learningRate,
      );
    });
    return statistics;
  }

  /** The targets take over a share `tau` of the critics. */
  track(tau: number): void {
    this.#critics.forEach(({ variables }, k) =>
      variables.forEach((weights, i) => polyak(this.#targets[k][i], tensorView(weights), tau)),
    );
    this.#loadTargets();
  }

  /** Both begin anew, their targets with them. */
  reset(rng: Rng): void {
    this.#critics.forEach((critic, k) => {
      critic.setWeights(initialWeights(critic.layerSizes, OUTPUT_GAIN, rng));
      this.#targets[k].forEach((target, i) => target.set(tensorView(critic.variables[i])));
      this.#adam.forget(critic.variables);
    });
    this.#loadTargets();
  }

  save(): TwinCriticsState {
    const saved = (k: 0 | 1): CriticWeights => ({
      weights: this.#critics[k].weights(),
      target: this.#targets[k].map((weights) => weights.slice()),
    });
    return { critics: [saved(0), saved(1)], adam: this.#adam.save() };
  }

  /** @throws RangeError if the state is of other networks; nothing is changed then */
  restore(state: TwinCriticsState): void {
    this.#critics.forEach((critic, k) => critic.setWeights(state.critics[k].weights));
    this.#targets.forEach((target, k) =>
      target.forEach((weights, i) => weights.set(state.critics[k].target[i])),
    );
    this.#adam.restore(state.adam);
    this.#loadTargets();
  }

  dispose(): void {
    for (const critic of this.#critics) critic.dispose();
    this.#adam.dispose();
  }

  #apply(inputs: Tensor2D, by: 'inputs' | 'weights'): [Tensor2D, Tensor2D] {
    return [this.#critics[0].apply(inputs, by), this.#critics[1].apply(inputs, by)];
  }

  #loadTargets(): void {
    this.#targetPasses.forEach((pass, k) => pass.load(this.#targets[k]));
  }
}
