import { tensor1d, tensor2d, tidy, variable, variableGrads } from '@tensorflow/tfjs-core';
import type { Tensor1D, Variable } from '@tensorflow/tfjs-core';
import type { ActionSpace } from '../gym/space.ts';
import { Rng, type RngState } from '../math/rng.ts';
import { Adam, type AdamState } from '../nn/adam.ts';
import { ForwardPass } from '../nn/forward-pass.ts';
import { initialWeights, Mlp } from '../nn/mlp.ts';
import { tensorView } from '../nn/tensor-view.ts';
import { createActionScaling, type ActionScaling } from './action-scaling.ts';
import type { ActorCriticWeights } from './actor-critic-weights.ts';
import { createPpoConfig } from './check-ppo-config.ts';
import type { RolloutPolicy } from './collect-rollout.ts';
import { createDistribution } from './create-distribution.ts';
import type { ActionDistribution } from './distribution.ts';
import { explainedVariance } from './explained-variance.ts';
import { computeGae } from './gae.ts';
import { MinibatchSampler } from './minibatch-sampler.ts';
import type { PpoConfig, PpoMetrics } from './ppo-config.ts';
import { ppoLoss, type PpoLossStatistics } from './ppo-loss.ts';
import type { PolicyStep, RolloutBuffer } from './rollout-buffer.ts';

/** What a learner needs to know before it starts. */
export interface PpoOptions {
  readonly observationSize: number;
  readonly actionSpace: ActionSpace;
  /** Environments that act at once: the most rows `act` and `values` take. */
  readonly numEnvs: number;
  readonly seed: number;
  /** Differences from the default hyperparameters. */
  readonly config?: Partial<PpoConfig>;
}

/** Everything a learner knows; structured-cloneable. Restoring it goes on bit for bit as if there had been no stop. */
export interface PpoState {
  readonly version: 1;
  /** Environment steps learnt from so far, summed over environments. */
  readonly steps: number;
  readonly updates: number;
  readonly weights: ActorCriticWeights;
  readonly adam: AdamState;
  readonly rng: RngState;
}

/** The last layers' initial gains: nearly the same first actions everywhere, values of ordinary size. */
const ACTOR_GAIN = 0.01;
const CRITIC_GAIN = 1;

/** Proximal policy optimisation (Schulman et al. 2017, arXiv:1707.06347) with separate networks for actor and critic. */
export class Ppo implements RolloutPolicy {
  readonly config: PpoConfig;
  readonly observationSize: number;
  readonly distribution: ActionDistribution;
  readonly #actor: Mlp;
  readonly #critic: Mlp;
  readonly #logStd: Variable | null;
  readonly #variables: readonly Variable[];
  readonly #adam: Adam;
  readonly #rng: Rng;
  readonly #scale: ActionScaling;
  readonly #actorForward: ForwardPass;
  readonly #criticForward: ForwardPass;
  /** A copy of the variable that acting can read without tfjs. */
  readonly #logStdValues: Float32Array;
  readonly #decision: PolicyStep;
  #steps = 0;
  #updates = 0;

  /** @throws PpoConfigError for settings that do not exist or are out of range; TensorflowError before `initTensorflow` */
  constructor({ observationSize, actionSpace, numEnvs, seed, config }: PpoOptions) {
    this.config = createPpoConfig(config);
    this.observationSize = observationSize;
    this.distribution = createDistribution(actionSpace);
    this.#scale = createActionScaling(actionSpace);
    this.#rng = new Rng(seed);
    const initialRng = this.#rng.split();
    const { outputSize, actionSize, logStdSize } = this.distribution;
    const layers = [observationSize, ...this.config.hiddenSizes];
    this.#actor = new Mlp(
      [...layers, outputSize],
      initialWeights([...layers, outputSize], ACTOR_GAIN, initialRng),
    );
    this.#critic = new Mlp([...layers, 1], initialWeights([...layers, 1], CRITIC_GAIN, initialRng));
    this.#logStdValues = new Float32Array(logStdSize).fill(this.config.initialLogStd);
    this.#logStd = logStdSize === 0 ? null : tidy(() => variable(tensor1d(this.#logStdValues)));
    this.#variables = [
      ...this.#actor.variables,
      ...this.#critic.variables,
      ...(this.#logStd ? [this.#logStd] : []),
    ];
    this.#adam = new Adam(this.#variables);
    this.#actorForward = new ForwardPass(this.#actor.layerSizes, numEnvs);
    this.#criticForward = new ForwardPass(this.#critic.layerSizes, numEnvs);
    this.#decision = {
      actions: new Float32Array(numEnvs * actionSize),
      envActions: new Float32Array(numEnvs * actionSize),
      logProbs: new Float32Array(numEnvs),
      values: new Float32Array(numEnvs),
    };
    this.#publishWeights();
  }

  /** Environment steps learnt from so far, summed over environments. */
  get steps(): number {
    return this.#steps;
  }

  act(observations: Float32Array, rows: number): PolicyStep {
    const { actions, envActions, logProbs, values } = this.#decision;
    const outputs = this.#actorForward.run(observations, rows);
    for (let row = 0; row < rows; row++) {
      this.distribution.sample(outputs, this.#logStdValues, row, this.#rng, actions);
      logProbs[row] = this.distribution.logProb(outputs, this.#logStdValues, actions, row);
    }
    this.#scale(actions, rows, envActions);
    const judged = this.#criticForward.run(observations, rows);
    for (let row = 0; row < rows; row++) values[row] = judged[row]!;
    return this.#decision;
  }

  values(observations: Float32Array, rows: number): Float32Array {
    return this.#criticForward.run(observations, rows);
  }

  /** Learns from a full rollout whose rewards are set. */
  update(rollout: RolloutBuffer): PpoMetrics {
    const { gamma, gaeLambda, updateEpochs, targetKl } = this.config;
    const sampler = new MinibatchSampler(rollout, this.config);
    computeGae(rollout, gamma, gaeLambda, sampler.advantages, sampler.returns);
    const learningRate = this.#learningRate();
    const total: PpoLossStatistics = {
      policyLoss: 0,
      valueLoss: 0,
      entropy: 0,
      approxKl: 0,
      clipFraction: 0,
    };
    let minibatches = 0;
    let approxKl = 0;
    for (let epoch = 0; epoch < updateEpochs; epoch++) {
      approxKl = 0;
      sampler.shuffle(this.#rng);
      for (let i = 0; i < sampler.minibatches; i++) {
        const statistics = this.#gradientStep(sampler, i, learningRate);
        approxKl += statistics.approxKl / sampler.minibatches;
        total.policyLoss += statistics.policyLoss;
        total.valueLoss += statistics.valueLoss;
        total.entropy += statistics.entropy;
        total.clipFraction += statistics.clipFraction;
        minibatches++;
      }
      if (approxKl > targetKl) break;
    }
    this.#steps += rollout.samples;
    this.#updates++;
    this.#publishWeights();
    return {
      policyLoss: total.policyLoss / minibatches,
      valueLoss: total.valueLoss / minibatches,
      entropy: total.entropy / minibatches,
      approxKl,
      clipFraction: total.clipFraction / minibatches,
      explainedVariance: explainedVariance(rollout.values, sampler.returns),
      learningRate,
    };
  }

  /** The weights as they are now. */
  weights(): ActorCriticWeights {
    return {
      layerSizes: this.#actor.layerSizes,
      actor: this.#actor.weights(),
      critic: this.#critic.weights(),
      logStd: this.#logStd && tensorView(this.#logStd).slice(),
    };
  }

  /** Starts from another policy's weights, for example to train a clone on; Adam's memory stays as it is. */
  setWeights(weights: ActorCriticWeights): void {
    this.#actor.setWeights(weights.actor);
    this.#critic.setWeights(weights.critic);
    if (this.#logStd !== null && weights.logStd !== null) tensorView(this.#logStd).set(weights.logStd);
    this.#publishWeights();
  }

  save(): PpoState {
    return {
      version: 1,
      steps: this.#steps,
      updates: this.#updates,
      weights: this.weights(),
      adam: this.#adam.save(),
      rng: this.#rng.save(),
    };
  }

  /** @throws RangeError if the state is of other networks; nothing is changed then */
  restore(state: PpoState): void {
    this.setWeights(state.weights);
    this.#adam.restore(state.adam);
    this.#rng.restore(state.rng);
    this.#steps = state.steps;
    this.#updates = state.updates;
  }

  /** Frees the networks; the learner is of no use afterwards. */
  dispose(): void {
    this.#actor.dispose();
    this.#critic.dispose();
    this.#logStd?.dispose();
    this.#adam.dispose();
  }

  #gradientStep(sampler: MinibatchSampler, index: number, learningRate: number): PpoLossStatistics {
    const batch = sampler.minibatch(index);
    const statistics: PpoLossStatistics = {
      policyLoss: 0,
      valueLoss: 0,
      entropy: 0,
      approxKl: 0,
      clipFraction: 0,
    };
    tidy(() => {
      const x = tensor2d(batch.observations, [batch.rows, this.observationSize]);
      const loss = (): ReturnType<typeof ppoLoss> =>
        ppoLoss(
          this.distribution,
          this.#actor.apply(x),
          this.#logStd as unknown as Tensor1D | null,
          this.#critic.apply(x),
          batch,
          this.config,
          statistics,
        );
      const { grads } = variableGrads(loss, [...this.#variables]);
      this.#adam.step(
        this.#variables.map(({ name }) => grads[name]),
        learningRate,
        this.config.maxGradNorm,
      );
    });
    return statistics;
  }

  /** Falls linearly to a tenth of its start, and stays there. */
  #learningRate(): number {
    const { learningRate, annealLr, annealSteps } = this.config;
    return annealLr ? learningRate * (1 - 0.9 * Math.min(1, this.#steps / annealSteps)) : learningRate;
  }

  /** Gives the new weights to the parts that act. */
  #publishWeights(): void {
    this.#actorForward.load(this.#actor.weights());
    this.#criticForward.load(this.#critic.weights());
    if (this.#logStd !== null) this.#logStdValues.set(tensorView(this.#logStd));
  }
}
