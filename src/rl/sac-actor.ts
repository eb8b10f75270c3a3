import { tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Rng } from '../math/rng.ts';
import { Adam, type AdamState } from '../nn/adam.ts';
import { NetworkForwardPass } from '../nn/network-forward-pass.ts';
import type { NetworkShape } from '../nn/network-shape.ts';
import { initialNetworkWeights, Network } from '../nn/network.ts';
import { actorLoss, type ActorStatistics, judgedActions } from './sac-loss.ts';
import { SquashedGaussian } from './squashed-gaussian.ts';
import type { TwinCritics } from './twin-critics.ts';

/** The first actions' means are nearly 0, in the middle of their range. */
const OUTPUT_GAIN = 0.01;
const ADAM_EPSILON = 1e-8;

/** Everything the actor knows; structured-cloneable. */
export interface SacActorState {
  /** In the order of `Network.weights()`. */
  readonly weights: readonly Float32Array[];
  readonly adam: AdamState;
}

/** The policy of SAC: a network that gives a squashed normal distribution for each observation. */
export class SacActor {
  readonly policy: SquashedGaussian;
  readonly #network: Network;
  readonly #adam: Adam;
  readonly #forward: NetworkForwardPass;
  /** [maxRows × actionSize] scratch. */
  readonly #noise: Float32Array;

  /** @param maxRows how many observations a call may hold at most */
  constructor(
    observationSize: number,
    hiddenSizes: readonly number[],
    actionSize: number,
    maxRows: number,
    rng: Rng,
  ) {
    this.policy = new SquashedGaussian(actionSize);
    const { outputSize: outputs } = this.policy;
    const shape = { image: null, convolutions: [], features: observationSize, hiddenSizes, outputs };
    this.#network = new Network(shape, initialNetworkWeights(shape, OUTPUT_GAIN, rng));
    this.#adam = new Adam(this.#network.variables, { epsilon: ADAM_EPSILON });
    this.#forward = new NetworkForwardPass(shape, maxRows);
    this.#noise = new Float32Array(maxRows * actionSize);
    this.#publish();
  }

  get shape(): NetworkShape {
    return this.#network.shape;
  }

  /** Draws an action for each row of observations, with its log-probability. */
  draw(
    observations: Float32Array,
    rows: number,
    rng: Rng,
    actions: Float32Array,
    logProbs: Float32Array,
  ): void {
    const outputs = this.#forward.run(observations, rows);
    this.#drawNoise(rows, rng);
    for (let row = 0; row < rows; row++)
      logProbs[row] = this.policy.sample(outputs, this.#noise, row, actions);
  }

  /** The most probable action for each row of observations. */
  mode(observations: Float32Array, rows: number, actions: Float32Array): void {
    const outputs = this.#forward.run(observations, rows);
    for (let row = 0; row < rows; row++) this.policy.mode(outputs, row, actions);
  }

  /** One step of Adam towards actions that the critics value and that are hard to foresee. */
  descend(
    observations: Float32Array,
    rows: number,
    critics: TwinCritics,
    alpha: number,
    learningRate: number,
    rng: Rng,
  ): ActorStatistics {
    const statistics: ActorStatistics = { actorLoss: 0, entropy: 0 };
    this.#drawNoise(rows, rng);
    const variables = [...this.#network.variables];
    tidy(() => {
      const x = tensor2d(observations, [rows, observations.length / rows]);
      const { grads } = variableGrads(() => {
        const outputs = this.#network.apply(x);
        const [q1, q2] = critics.judge(judgedActions(this.policy, outputs, observations, this.#noise));
        return actorLoss(this.policy, outputs, q1, q2, this.#noise, alpha, statistics);
      }, variables);
      this.#adam.step(
        variables.map(({ name }) => grads[name]),
        learningRate,
      );
    });
    this.#publish();
    return statistics;
  }

  /** A copy of the weights. */
  weights(): Float32Array[] {
    return this.#network.weights();
  }

  /** Overwrites the weights; Adam's memory stays as it is. @throws RangeError if they are of another network */
  setWeights(weights: readonly Float32Array[]): void {
    this.#network.setWeights(weights);
    this.#publish();
  }

  save(): SacActorState {
    return { weights: this.weights(), adam: this.#adam.save() };
  }

  /** @throws RangeError if the state is of another network; nothing is changed then */
  restore(state: SacActorState): void {
    this.setWeights(state.weights);
    this.#adam.restore(state.adam);
  }

  dispose(): void {
    this.#network.dispose();
    this.#adam.dispose();
  }

  #drawNoise(rows: number, rng: Rng): void {
    for (let i = 0; i < rows * this.policy.actionSize; i++) this.#noise[i] = rng.normal();
  }

  #publish(): void {
    this.#forward.load(this.#network.weights());
  }
}
