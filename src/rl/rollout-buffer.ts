import type { VectorStep } from '../gym/vector-env.ts';
import { copyRow } from './copy-row.ts';
import type { GaeInput } from './gae.ts';

/** What a policy decided for a batch of observations; arrays are overwritten by the next decision. */
export interface PolicyStep {
  /** [rows × actionSize] as the policy sees them: what is learnt from. */
  readonly actions: Float32Array;
  /** [rows × actionSize] in the bounds of the environment: what is done. */
  readonly envActions: Float32Array;
  /** [rows] log-probabilities of `actions`. */
  readonly logProbs: Float32Array;
  /** [rows] what the critic expects from here. */
  readonly values: Float32Array;
}

/** The sizes of a rollout. */
export interface RolloutShape {
  readonly numSteps: number;
  readonly numEnvs: number;
  readonly observationSize: number;
  readonly actionSize: number;
}

/** One rollout of a vector environment: time-major arrays, [numSteps × numEnvs] and in between, allocated once. */
export class RolloutBuffer implements GaeInput {
  readonly numSteps: number;
  readonly numEnvs: number;
  readonly observationSize: number;
  readonly actionSize: number;
  /** [numSteps × numEnvs × observationSize] */
  readonly observations: Float32Array;
  /** [numSteps × numEnvs × actionSize] */
  readonly actions: Float32Array;
  readonly logProbs: Float32Array;
  readonly values: Float32Array;
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  readonly finalValues: Float32Array;
  /** [numSteps × numEnvs × observationSize] an ended episode's last observation; rows are valid only where truncated. */
  readonly finalObservations: Float32Array;
  /** Known only when the whole rollout has been scored: see `setRewards`. */
  readonly rewards: Float64Array;
  /** [numEnvs × observationSize] where the next rollout goes on. */
  readonly nextObservations: Float32Array;
  readonly lastValues: Float32Array;

  constructor({ numSteps, numEnvs, observationSize, actionSize }: RolloutShape) {
    const samples = numSteps * numEnvs;
    this.numSteps = numSteps;
    this.numEnvs = numEnvs;
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    this.observations = new Float32Array(samples * observationSize);
    this.actions = new Float32Array(samples * actionSize);
    this.logProbs = new Float32Array(samples);
    this.values = new Float32Array(samples);
    this.terminated = new Uint8Array(samples);
    this.truncated = new Uint8Array(samples);
    this.finalValues = new Float32Array(samples);
    this.finalObservations = new Float32Array(samples * observationSize);
    this.rewards = new Float64Array(samples);
    this.nextObservations = new Float32Array(numEnvs * observationSize);
    this.lastValues = new Float32Array(numEnvs);
  }

  /** Environment steps in a full rollout, summed over environments. */
  get samples(): number {
    return this.numSteps * this.numEnvs;
  }

  /** Says where the first rollout begins: what `env.reset` returned. */
  begin(observations: Float32Array): void {
    this.nextObservations.set(observations);
  }

  /** Keeps what was seen and decided at step `t`; copies, because the environment will overwrite its observations. */
  storeDecision(t: number, observations: Float32Array, decision: PolicyStep): void {
    const { numEnvs } = this;
    this.observations.set(observations, t * numEnvs * this.observationSize);
    this.actions.set(decision.actions, t * numEnvs * this.actionSize);
    this.logProbs.set(decision.logProbs, t * numEnvs);
    this.values.set(decision.values, t * numEnvs);
  }

  /** Keeps which episodes ended at step `t`, and what was seen last where one was truncated. */
  storeOutcome(t: number, step: VectorStep): void {
    const { numEnvs, observationSize } = this;
    this.terminated.set(step.terminated, t * numEnvs);
    this.truncated.set(step.truncated, t * numEnvs);
    for (let i = 0; i < numEnvs; i++) {
      if (!step.truncated[i]) continue;
      copyRow(step.finalObservations, i, this.finalObservations, t * numEnvs + i, observationSize);
    }
  }

  /**
   * Copies what followed a sample of a full rollout into a row of `to`: where its episode was truncated the last that was
   * seen of it, not the first of the next one. After a termination nothing follows, and the row means nothing.
   */
  copyNextObservation(sample: number, to: Float32Array, row: number): void {
    const { samples, numEnvs, observationSize } = this;
    const next = sample + numEnvs;
    if (this.truncated[sample]) copyRow(this.finalObservations, sample, to, row, observationSize);
    else if (next < samples) copyRow(this.observations, next, to, row, observationSize);
    else copyRow(this.nextObservations, next - samples, to, row, observationSize);
  }

  /** @throws RangeError unless there is one reward per step; time-major as `VectorEnv.takeRewards` returns them */
  setRewards(rewards: Float64Array): void {
    if (rewards.length !== this.samples) {
      throw new RangeError(`A rollout of ${this.samples} steps needs as many rewards, not ${rewards.length}`);
    }
    this.rewards.set(rewards);
  }
}
