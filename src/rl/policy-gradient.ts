import type { Algorithm, AlgorithmState } from './algorithm.ts';
import { ActorCritic, type ActorCriticState, type LearnerOptions } from './actor-critic.ts';
import type { ActorCriticWeights } from './actor-critic-weights.ts';
import { annealedRate } from './annealed-rate.ts';
import { explainedVariance } from './explained-variance.ts';
import { computeGae } from './gae.ts';
import type { PolicyGradientConfig, PolicyGradientMetrics } from './policy-gradient-config.ts';
import { policyGradientLoss, type PolicyGradientStatistics } from './policy-gradient-loss.ts';
import type { PolicyStep, RolloutBuffer } from './rollout-buffer.ts';
import { standardise } from './standardise.ts';

/** Everything a learner knows; structured-cloneable. */
export interface PolicyGradientState extends AlgorithmState, ActorCriticState {}

/** One step up the plain policy gradient per rollout: what A2C and REINFORCE share; they differ in their advantages. */
export abstract class PolicyGradient implements Algorithm<PolicyGradientMetrics, PolicyGradientState> {
  readonly config: PolicyGradientConfig;
  readonly #networks: ActorCritic;
  /** λ of the advantages. */
  readonly #lambda: number;
  #steps = 0;

  protected constructor(options: LearnerOptions, config: PolicyGradientConfig, lambda: number) {
    this.config = config;
    this.#networks = new ActorCritic(options, config);
    this.#lambda = lambda;
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

  update(rollout: RolloutBuffer): PolicyGradientMetrics {
    const { samples: rows, observations, actions } = rollout;
    const advantages = new Float32Array(rows);
    const returns = new Float32Array(rows);
    computeGae(rollout, this.config.gamma, this.#lambda, advantages, returns);
    if (this.config.normAdv) standardise(advantages, rows);
    const batch = { rows, actions, advantages, returns };
    const statistics: PolicyGradientStatistics = { policyLoss: 0, valueLoss: 0, entropy: 0 };
    const learningRate = annealedRate(this.config, this.#steps);
    this.#networks.descend(
      observations,
      rows,
      (outputs, values, logStd) =>
        policyGradientLoss(
          this.#networks.distribution,
          outputs,
          logStd,
          values,
          batch,
          this.config,
          statistics,
        ),
      learningRate,
      this.config.maxGradNorm,
    );
    this.#networks.publish();
    this.#steps += rows;
    return {
      ...statistics,
      explainedVariance: explainedVariance(rollout.values, returns),
      learningRate,
    };
  }

  weights(): ActorCriticWeights {
    return this.#networks.weights();
  }

  setWeights(weights: ActorCriticWeights): void {
    this.#networks.setWeights(weights);
  }

  rewardChanged(resetValues: boolean): void {
    if (resetValues) this.#networks.resetCritic();
  }

  save(): PolicyGradientState {
    return { version: 1, steps: this.#steps, ...this.#networks.save() };
  }

  /** @throws RangeError if the state is of other networks; nothing is changed then */
  restore(state: PolicyGradientState): void {
    this.#networks.restore(state);
    this.#steps = state.steps;
  }

  dispose(): void {
    this.#networks.dispose();
  }
}
