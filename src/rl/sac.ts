import { Rng } from '../math/rng.ts';
import { createActionScaling, type ActionScaling } from './action-scaling.ts';
import type { LearnerOptions } from './actor-critic.ts';
import type { ActorCriticWeights } from './actor-critic-weights.ts';
import type { Algorithm, AlgorithmState } from './algorithm.ts';
import { AlgorithmFitError } from './algorithm-fit-error.ts';
import { EntropyCoefficient, type EntropyCoefficientState } from './entropy-coefficient.ts';
import { joinRows } from './join-rows.ts';
import { ReplayBuffer, type ReplayBufferState, type Transitions } from './replay-buffer.ts';
import type { PolicyStep, RolloutBuffer } from './rollout-buffer.ts';
import { SacActor, type SacActorState } from './sac-actor.ts';
import { createSacConfig, type SacConfig, type SacMetrics } from './sac-config.ts';
import type { CriticStatistics } from './sac-loss.ts';
import { SacStatistics } from './sac-statistics.ts';
import { TwinCritics, type TwinCriticsState } from './twin-critics.ts';

/** What SAC needs to know before it starts. */
export interface SacOptions extends LearnerOptions {
  /** Differences from the default hyperparameters. */
  readonly config?: Partial<SacConfig>;
}

/** Everything a learner knows; structured-cloneable. Restoring it goes on bit for bit as if there had been no stop. */
export interface SacState extends AlgorithmState {
  /** Gradient steps of the critics made so far. */
  readonly gradientSteps: number;
  /** Part of a gradient step that is still due. */
  readonly dueSteps: number;
  readonly actor: SacActorState;
  readonly critics: TwinCriticsState;
  readonly alpha: EntropyCoefficientState;
  readonly replay: ReplayBufferState;
  /** 1: acts uniformly at random until `learningStarts`; 0 for a clone, which has a policy to begin with. */
  readonly startsRandomly: 0 | 1;
}

/**
 * Soft actor-critic (Haarnoja et al. 2018, arXiv:1801.01290; with a tuned entropy coefficient and without a value function
 * of its own, arXiv:1812.05905). Off-policy: a rollout goes into the replay buffer, and gradient steps are made on what is
 * drawn from there.
 */
export class Sac implements Algorithm<SacMetrics, SacState> {
  readonly config: SacConfig;
  readonly #rng: Rng;
  readonly #actor: SacActor;
  readonly #critics: TwinCritics;
  readonly #alpha: EntropyCoefficient;
  readonly #replay: ReplayBuffer;
  readonly #scale: ActionScaling;
  readonly #observationSize: number;
  readonly #actionSize: number;
  readonly #decision: PolicyStep;
  readonly #batch: Transitions;
  /** Target values y of the batch, [batchSize]. */
  readonly #targets: Float32Array;
  /** Scratch with a row for each environment, or each transition of a batch: */
  readonly #actions: Float32Array;
  readonly #logProbs: Float32Array;
  readonly #values: Float32Array;
  #steps = 0;
  #gradientSteps = 0;
  #dueSteps = 0;
  #startsRandomly = true;

  /**
   * @throws AlgorithmConfigError for settings that do not exist or are out of range; AlgorithmFitError for discrete actions
   *   and for pictures; TensorflowError before `initTensorflow`
   */
  constructor({ observationSize, image, actionSpace, numEnvs, seed, config: settings }: SacOptions) {
    const config = createSacConfig(settings);
    if (actionSpace.type === 'discrete')
      throw new AlgorithmFitError('SAC', 'continuous actions', 'choose those, or another algorithm');
    // Two pictures for each of 100,000 transitions would take hundreds of megabytes.
    if (image)
      throw new AlgorithmFitError('SAC', 'sensors without a camera', 'choose such, or another algorithm');
    const actionSize = actionSpace.low.length;
    const { batchSize, hiddenSizes, bufferSize, alpha } = config;
    this.config = config;
    this.#observationSize = observationSize;
    this.#actionSize = actionSize;
    this.#scale = createActionScaling(actionSpace);
    this.#rng = new Rng(seed);
    const initialRng = this.#rng.split();
    const maxRows = Math.max(numEnvs, batchSize);
    this.#actor = new SacActor(observationSize, hiddenSizes, actionSize, maxRows, initialRng);
    this.#critics = new TwinCritics([observationSize + actionSize, ...hiddenSizes, 1], maxRows, initialRng);
    this.#alpha = new EntropyCoefficient(alpha, -actionSize);
    this.#replay = new ReplayBuffer({ bufferSize, observationSize, actionSize });
    this.#batch = this.#replay.createBatch(batchSize);
    this.#targets = new Float32Array(batchSize);
    this.#actions = new Float32Array(maxRows * actionSize);
    this.#logProbs = new Float32Array(maxRows);
    this.#values = new Float32Array(maxRows);
    this.#decision = {
      actions: new Float32Array(numEnvs * actionSize),
      envActions: new Float32Array(numEnvs * actionSize),
      logProbs: new Float32Array(numEnvs),
      values: new Float32Array(numEnvs),
    };
  }

  get steps(): number {
    return this.#steps;
  }

  /** Uniformly random until `learningStarts`, by the policy from then on; a clone from the start. */
  act(observations: Float32Array, rows: number): PolicyStep {
    const { actions, envActions, logProbs, values } = this.#decision;
    if (this.#startsRandomly && this.#steps < this.config.learningStarts) {
      for (let i = 0; i < rows * this.#actionSize; i++) actions[i] = 2 * this.#rng.uniform() - 1;
      logProbs.fill(-this.#actionSize * Math.LN2);
    } else {
      this.#actor.draw(observations, rows, this.#rng, actions, logProbs);
    }
    this.#scale(actions, rows, envActions);
    this.#judge(observations, actions, rows, values);
    return this.#decision;
  }

  /** What the target critics expect of the most probable actions. */
  values(observations: Float32Array, rows: number): Float32Array {
    this.#actor.mode(observations, rows, this.#actions);
    this.#judge(observations, this.#actions, rows, this.#values);
    return this.#values;
  }

  update(rollout: RolloutBuffer): SacMetrics {
    const { learningStarts, updatesPerStep } = this.config;
    this.#replay.add(rollout);
    this.#steps += rollout.samples;
    if (this.#steps >= learningStarts) this.#dueSteps += rollout.samples * updatesPerStep;
    const statistics = new SacStatistics();
    for (; this.#dueSteps >= 1; this.#dueSteps--) this.#gradientStep(statistics);
    return statistics.metrics(this.#alpha.value);
  }

  weights(): ActorCriticWeights {
    const { policy, shape } = this.#actor;
    return {
      distribution: policy.name,
      network: shape,
      actor: this.#actor.weights(),
      critic: [],
      logStd: null,
    };
  }

  /** The actor's; the critics begin anew, and with them the forecast of what the actor does. */
  setWeights(weights: ActorCriticWeights): void {
    this.#actor.setWeights(weights.actor);
    this.#startsRandomly = false;
  }

  rewardChanged(resetValues: boolean): void {
    this.#replay.clear();
    if (resetValues) this.#critics.reset(this.#rng.split());
  }

  save(): SacState {
    return {
      version: 1,
      steps: this.#steps,
      gradientSteps: this.#gradientSteps,
      dueSteps: this.#dueSteps,
      actor: this.#actor.save(),
      critics: this.#critics.save(),
      alpha: this.#alpha.save(),
      replay: this.#replay.save(),
      startsRandomly: this.#startsRandomly ? 1 : 0,
      rng: this.#rng.save(),
    };
  }

  /** @throws RangeError if the state is of other networks or another replay buffer */
  restore(state: SacState): void {
    this.#actor.restore(state.actor);
    this.#critics.restore(state.critics);
    this.#alpha.restore(state.alpha);
    this.#replay.restore(state.replay);
    this.#rng.restore(state.rng);
    this.#steps = state.steps;
    this.#gradientSteps = state.gradientSteps;
    this.#dueSteps = state.dueSteps;
    this.#startsRandomly = state.startsRandomly === 1;
  }

  dispose(): void {
    this.#actor.dispose();
    this.#critics.dispose();
    this.#alpha.dispose();
  }

  #gradientStep(statistics: SacStatistics): void {
    const { policyFrequency, targetNetworkFrequency, tau } = this.config;
    this.#replay.sample(this.#rng, this.#batch);
    statistics.addCritics(this.#criticStep());
    this.#gradientSteps++;
    if (this.#gradientSteps % policyFrequency === 0)
      for (let i = 0; i < policyFrequency; i++) this.#actorStep(statistics);
    if (this.#gradientSteps % targetNetworkFrequency === 0) this.#critics.track(tau);
  }

  /** Towards y = r + γ (min Q̄(s′, a′) − α log π(a′|s′)), and towards y = r where the episode terminated (equation 3). */
  #criticStep(): CriticStatistics {
    const { gamma, qLr } = this.config;
    const { observations, actions, rewards, nextObservations, terminated } = this.#batch;
    const rows = rewards.length;
    const alpha = this.#alpha.value;
    this.#actor.draw(nextObservations, rows, this.#rng, this.#actions, this.#logProbs);
    this.#judge(nextObservations, this.#actions, rows, this.#values);
    for (let row = 0; row < rows; row++) {
      const softValue = terminated[row] ? 0 : this.#values[row] - alpha * this.#logProbs[row];
      this.#targets[row] = rewards[row] + gamma * softValue;
    }
    const inputs = joinRows(observations, this.#observationSize, actions, this.#actionSize, rows);
    return this.#critics.descend(inputs, this.#targets, qLr);
  }

  #actorStep(statistics: SacStatistics): void {
    const { policyLr, qLr, autotune } = this.config;
    const { observations, rewards } = this.#batch;
    const step = this.#actor.descend(
      observations,
      rewards.length,
      this.#critics,
      this.#alpha.value,
      policyLr,
      this.#rng,
    );
    statistics.addActor(step);
    if (autotune) statistics.addAlpha(this.#alpha.tune(step.entropy, qLr));
  }

  /** The targets' values of actions, into `values`. */
  #judge(observations: Float32Array, actions: Float32Array, rows: number, values: Float32Array): void {
    const inputs = joinRows(observations, this.#observationSize, actions, this.#actionSize, rows);
    this.#critics.targetMinimum(inputs, rows, values);
  }
}
