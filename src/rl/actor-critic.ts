import { tensor1d, tensor2d, tidy, variable, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { ActionSpace } from '../gym/space.ts';
import { Rng, type RngState } from '../math/rng.ts';
import { Adam, type AdamState } from '../nn/adam.ts';
import { ForwardPass } from '../nn/forward-pass.ts';
import { Mlp } from '../nn/mlp.ts';
import { initialWeights } from '../nn/mlp-weights.ts';
import { NetworkForwardPass } from '../nn/network-forward-pass.ts';
import { initialNetworkWeights, Network } from '../nn/network.ts';
import {
  convolutionsFor,
  headSizes,
  imageSize,
  type ImageShape,
  type NetworkShape,
} from '../nn/network-shape.ts';
import { tensorView } from '../nn/tensor-view.ts';
import { createActionScaling, type ActionScaling } from './action-scaling.ts';
import type { ActorCriticWeights } from './actor-critic-weights.ts';
import type { RolloutPolicy } from './collect-rollout.ts';
import { createDistribution } from './create-distribution.ts';
import type { ActionDistribution } from './distribution.ts';
import type { PolicyStep } from './rollout-buffer.ts';

/**
 * The last layers' initial gains: nearly the same first actions everywhere, and first values near 0. With a gain of 1 the
 * critic's random first values, larger than a step's reward, are what the first advantages mostly consist of.
 */
const ACTOR_GAIN = 0.01;
const CRITIC_GAIN = 0.1;

/** What a learner needs to know before it starts. */
export interface LearnerOptions {
  readonly observationSize: number;
  /** The picture that every observation begins with, for networks that see. Default: none. */
  readonly image?: ImageShape | null | undefined;
  readonly actionSpace: ActionSpace;
  /** Environments that act at once: the most rows `act` and `values` take. */
  readonly numEnvs: number;
  readonly seed: number;
}

/** The hyperparameters that decide what the networks look like at the start. */
export interface NetworkConfig {
  readonly hiddenSizes: readonly number[];
  readonly initialLogStd: number;
}

/** Everything the networks know; structured-cloneable. */
export interface ActorCriticState {
  readonly weights: ActorCriticWeights;
  readonly adam: AdamState;
  readonly rng: RngState;
}

/** What the networks say about a minibatch; `logStd` is null for a family of distributions without. */
export type ActorCriticLoss = (outputs: Tensor2D, values: Tensor2D, logStd: Tensor1D | null) => Scalar;

/**
 * Actor and critic with their optimiser: what the on-policy algorithms have in common. They are separate networks but for the
 * convolutions, which the critic shares: that halves the work of learning from pictures, and what is worth seeing is
 * learnt from values, too.
 */
export class ActorCritic implements RolloutPolicy {
  readonly observationSize: number;
  readonly distribution: ActionDistribution;
  /** The only source of chance: acting and shuffling draw from it. */
  readonly rng: Rng;
  readonly #actor: Network;
  /** Judges what the actor sees. */
  readonly #critic: Mlp;
  readonly #logStd: Variable | null;
  readonly #variables: readonly Variable[];
  readonly #adam: Adam;
  readonly #scale: ActionScaling;
  readonly #actorForward: NetworkForwardPass;
  readonly #criticForward: ForwardPass;
  /** A copy of the variable that acting can read without tfjs. */
  readonly #logStdValues: Float32Array;
  readonly #decision: PolicyStep;

  /** @throws TensorflowError before `initTensorflow` */
  constructor(
    { observationSize, image = null, actionSpace, numEnvs, seed }: LearnerOptions,
    { hiddenSizes, initialLogStd }: NetworkConfig,
  ) {
    this.observationSize = observationSize;
    this.distribution = createDistribution(actionSpace);
    this.#scale = createActionScaling(actionSpace);
    this.rng = new Rng(seed);
    const initialRng = this.rng.split();
    const { outputSize, actionSize, logStdSize } = this.distribution;
    const shape: NetworkShape = {
      image,
      convolutions: convolutionsFor(image),
      features: observationSize - imageSize(image),
      hiddenSizes,
      outputs: outputSize,
    };
    this.#actor = new Network(shape, initialNetworkWeights(shape, ACTOR_GAIN, initialRng));
    const criticSizes = headSizes({ ...shape, outputs: 1 });
    this.#critic = new Mlp(criticSizes, initialWeights(criticSizes, CRITIC_GAIN, initialRng));
    this.#logStdValues = new Float32Array(logStdSize).fill(initialLogStd);
    this.#logStd = logStdSize === 0 ? null : tidy(() => variable(tensor1d(this.#logStdValues)));
    this.#variables = [
      ...this.#actor.variables,
      ...this.#critic.variables,
      ...(this.#logStd ? [this.#logStd] : []),
    ];
    this.#adam = new Adam(this.#variables);
    this.#actorForward = new NetworkForwardPass(shape, numEnvs);
    this.#criticForward = new ForwardPass(criticSizes, numEnvs);
    this.#decision = {
      actions: new Float32Array(numEnvs * actionSize),
      envActions: new Float32Array(numEnvs * actionSize),
      logProbs: new Float32Array(numEnvs),
      values: new Float32Array(numEnvs),
    };
    this.publish();
  }

  act(observations: Float32Array, rows: number): PolicyStep {
    const { actions, envActions, logProbs, values } = this.#decision;
    const seen = this.#actorForward.see(observations, rows);
    const outputs = this.#actorForward.decide(seen, rows);
    for (let row = 0; row < rows; row++) {
      this.distribution.sample(outputs, this.#logStdValues, row, this.rng, actions);
      logProbs[row] = this.distribution.logProb(outputs, this.#logStdValues, actions, row);
    }
    this.#scale(actions, rows, envActions);
    const judged = this.#criticForward.run(seen, rows);
    for (let row = 0; row < rows; row++) values[row] = judged[row]!;
    return this.#decision;
  }

  values(observations: Float32Array, rows: number): Float32Array {
    return this.#criticForward.run(this.#actorForward.see(observations, rows), rows);
  }

  /** One step of Adam down a loss; acting goes on with the old weights until `publish`. */
  descend(
    observations: Float32Array,
    rows: number,
    loss: ActorCriticLoss,
    learningRate: number,
    maxGradNorm: number,
  ): void {
    tidy(() => {
      const x = tensor2d(observations, [rows, this.observationSize]);
      const logStd = this.#logStd as unknown as Tensor1D | null;
      const { grads } = variableGrads(() => {
        const seen = this.#actor.see(x);
        return loss(this.#actor.decide(seen), this.#critic.apply(seen, this.#actor.decidedBy), logStd);
      }, [...this.#variables]);
      this.#adam.step(
        this.#variables.map(({ name }) => grads[name]),
        learningRate,
        maxGradNorm,
      );
    });
  }

  /** Gives the new weights to the parts that act. */
  publish(): void {
    this.#actorForward.load(this.#actor.weights());
    this.#criticForward.load(this.#critic.weights());
    if (this.#logStd !== null) this.#logStdValues.set(tensorView(this.#logStd));
  }

  weights(): ActorCriticWeights {
    return {
      distribution: this.distribution.name,
      network: this.#actor.shape,
      actor: this.#actor.weights(),
      critic: [...this.#actor.convolutionWeights(), ...this.#critic.weights()],
      logStd: this.#logStd && tensorView(this.#logStd).slice(),
    };
  }

  /** Overwrites the weights; Adam's memory stays as it is. @throws RangeError if they are of other networks */
  setWeights(weights: ActorCriticWeights): void {
    this.#actor.setWeights(weights.actor);
    this.#critic.setWeights(weights.critic.slice(2 * this.#actor.shape.convolutions.length));
    if (this.#logStd !== null && weights.logStd !== null) tensorView(this.#logStd).set(weights.logStd);
    this.publish();
  }

  /** The critic begins anew, but for the convolutions that it shares. */
  resetCritic(): void {
    this.#critic.setWeights(initialWeights(this.#critic.layerSizes, CRITIC_GAIN, this.rng.split()));
    this.#adam.forget(this.#critic.variables);
    this.publish();
  }

  save(): ActorCriticState {
    return { weights: this.weights(), adam: this.#adam.save(), rng: this.rng.save() };
  }

  /** @throws RangeError if the state is of other networks; nothing is changed then */
  restore(state: ActorCriticState): void {
    this.setWeights(state.weights);
    this.#adam.restore(state.adam);
    this.rng.restore(state.rng);
  }

  dispose(): void {
    this.#actor.dispose();
    this.#critic.dispose();
    this.#logStd?.dispose();
    this.#adam.dispose();
  }
}
