import type { Algorithm, AlgorithmState } from './algorithm.ts';
import { ActorCritic, type ActorCriticState, type LearnerOptions } from './actor-critic.ts';
import type { ActorCriticWeights } from './actor-critic-weights.ts';
import { annealedRate } from './annealed-rate.ts';
import { createPpoConfig } from './check-ppo-config.ts';
import type { ActionDistribution } from './distribution.ts';
import { explainedVariance } from './explained-variance.ts';
import { computeGae } from './gae.ts';
import { MinibatchSampler } from './minibatch-sampler.ts';
import type { PpoConfig, PpoMetrics } from './ppo-config.ts';
import { ppoLoss, type PpoLossStatistics } from './ppo-loss.ts';
import type { PolicyStep, RolloutBuffer } from './rollout-buffer.ts';
import { WeightAverage, type WeightAverageState } from '../nn/weight-average.ts';

/** What PPO needs to know before it starts. */
export interface PpoOptions extends LearnerOptions {
  /** Differences from the default hyperparameters. */
  readonly config?: Partial<PpoConfig>;
}

/** Everything a learner knows; structured-cloneable. Restoring it goes on bit for bit as if there had been no stop. */
export interface PpoState extends AlgorithmState, ActorCriticState {
  readonly updates: number;
  readonly average: WeightAverageState;
}

/** Proximal policy optimisation (Schulman et al. 2017, arXiv:1707.06347). */
export class Ppo implements Algorithm<PpoMetrics, PpoState> {
  readonly config: PpoConfig;
  readonly #networks: ActorCritic;
  /** Of the actor's weights; null where it is the last ones (`emaDecay` 0). */
  readonly #average: WeightAverage | null;
  #steps = 0;
  #updates = 0;

  /** @throws PpoConfigError for settings that do not exist or are out of range; TensorflowError before `initTensorflow` */
  constructor({ config, ...options }: PpoOptions) {
    this.config = createPpoConfig(config);
    this.#networks = new ActorCritic(options, this.config);
    const { emaDecay } = this.config;
    this.#average = emaDecay > 0 ? new WeightAverage(emaDecay, this.#networks.weights().actor) : null;
  }

  get observationSize(): number {
    return this.#networks.observationSize;
  }

  get distribution(): ActionDistribution {
    return this.#networks.distribution;
  }

  get steps(): number {
    return this.#steps;
  }

  act(observations: Float32Array, rows: number): PolicyStep {
    return this.#networks.act(observations, rows);
  }

  values(observations: Float32Array, rows: number): Float32Array {
    return this.#networks.values(observations, rows);
  }

  update(rollout: RolloutBuffer): PpoMetrics {
    const { gamma, gaeLambda, updateEpochs, targetKl } = this.config;
    const sampler = new MinibatchSampler(rollout, this.config);
    computeGae(rollout, gamma, gaeLambda, sampler.advantages, sampler.returns);
    const learningRate = annealedRate(this.config, this.#steps);
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
      sampler.shuffle(this.#networks.rng);
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
    this.#networks.publish();
    this.#average?.add(this.#networks.weights().actor);
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

  /** The actor's are the average over updates. */
  weights(): ActorCriticWeights {
    const weights = this.#networks.weights();
    return this.#average === null ? weights : { ...weights, actor: this.#average.weights };
  }

  setWeights(weights: ActorCriticWeights): void {
    this.#networks.setWeights(weights);
    this.#average?.reset(weights.actor);
  }

  rewardChanged(resetValues: boolean): void {
    if (resetValues) this.#networks.resetCritic();
  }

  save(): PpoState {
    const [updates, networks] = [this.#updates, this.#networks.save()];
    const average = this.#average?.save() ?? { count: updates, weights: networks.weights.actor };
    return { version: 1, steps: this.#steps, updates, ...networks, average };
  }

  /** @throws RangeError if the state is of other networks; nothing is changed then */
  restore(state: PpoState): void {
    this.#networks.restore(state);
    this.#average?.restore(state.average);
    this.#steps = state.steps;
    this.#updates = state.updates;
  }

  dispose(): void {
    this.#networks.dispose();
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
    this.#networks.descend(
      batch.observations,
      batch.rows,
      (outputs, values, logStd) =>
        ppoLoss(this.distribution, outputs, logStd, values, batch, this.config, statistics),
      learningRate,
      this.config.maxGradNorm,
    );
    return statistics;
  }
}
