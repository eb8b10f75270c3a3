import { Rng } from '../../math/rng.ts';
import type { ActionSpace, BoxSpace } from '../space.ts';
import { checkActions, ResetNeededError, type VectorEnv, type VectorStep } from '../vector-env.ts';
import type { Task } from './task.ts';

/** Copies of a reference task as a `VectorEnv`: episodes end where the task says, or are truncated at its time limit. */
export class TaskEnv implements VectorEnv {
  readonly id: string;
  readonly numEnvs: number;
  readonly observationSpace: BoxSpace;
  readonly actionSpace: ActionSpace;
  readonly #task: Task;
  readonly #states: readonly Float64Array[];
  /** Steps of the current episode. */
  readonly #episodeSteps: Uint32Array;
  readonly #step: VectorStep;
  #rewards: number[] = [];
  /** Null before the first reset. */
  #rng: Rng | null = null;

  constructor(task: Task, numEnvs: number) {
    this.id = task.id;
    this.numEnvs = numEnvs;
    this.observationSpace = task.observationSpace;
    this.actionSpace = task.actionSpace;
    this.#task = task;
    this.#states = Array.from({ length: numEnvs }, () => new Float64Array(task.stateSize));
    this.#episodeSteps = new Uint32Array(numEnvs);
    const size = numEnvs * task.observationSpace.low.length;
    this.#step = {
      observations: new Float32Array(size),
      terminated: new Uint8Array(numEnvs),
      truncated: new Uint8Array(numEnvs),
      finalObservations: new Float32Array(size),
    };
  }

  reset({ seed }: { seed: number }): Float32Array {
    this.#rng = new Rng(seed);
    this.#rewards = [];
    for (let i = 0; i < this.numEnvs; i++) this.#begin(i, this.#rng);
    return this.#step.observations;
  }

  step(actions: Float32Array): VectorStep {
    if (this.#rng === null) throw new ResetNeededError(this.id);
    checkActions(this, actions);
    const { observations, terminated, truncated, finalObservations } = this.#step;
    const size = this.observationSpace.low.length;
    for (let i = 0; i < this.numEnvs; i++) {
      const state = this.#states[i];
      this.#rewards.push(this.#task.step(state, actions[i]));
      const isLate = ++this.#episodeSteps[i] >= this.#task.maxEpisodeSteps;
      terminated[i] = this.#task.isTerminal(state) ? 1 : 0;
      truncated[i] = isLate && terminated[i] === 0 ? 1 : 0;
      if (terminated[i] || truncated[i]) {
        this.#task.observe(state, finalObservations, i * size);
        this.#begin(i, this.#rng);
      } else {
        this.#task.observe(state, observations, i * size);
      }
    }
    return this.#step;
  }

  takeRewards(): Promise<Float64Array> {
    const rewards = Float64Array.from(this.#rewards);
    this.#rewards = [];
    return Promise.resolve(rewards);
  }

  /** Starts the next episode of one environment. */
  #begin(index: number, rng: Rng): void {
    const state = this.#states[index];
    this.#episodeSteps[index] = 0;
    this.#task.reset(state, rng);
    this.#task.observe(state, this.#step.observations, index * this.observationSpace.low.length);
  }
}
