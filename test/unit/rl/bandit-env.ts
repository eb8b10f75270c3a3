import { actionSize, box, type ActionSpace } from '../../../src/gym/space.ts';
import { ResetNeededError, type VectorEnv, type VectorStep } from '../../../src/gym/vector-env.ts';

/** One state, one decision per episode: the reward depends on the action alone. */
export class BanditEnv implements VectorEnv {
  readonly id = 'Bandit-v0';
  readonly observationSpace = box(1, -1, 1);
  readonly actionSpace: ActionSpace;
  readonly numEnvs: number;
  readonly #reward: (action: readonly number[]) => number;
  readonly #step: VectorStep;
  #rewards: number[] = [];
  #isReset = false;

  constructor(numEnvs: number, actionSpace: ActionSpace, reward: (action: readonly number[]) => number) {
    this.numEnvs = numEnvs;
    this.actionSpace = actionSpace;
    this.#reward = reward;
    this.#step = {
      observations: new Float32Array(numEnvs).fill(1),
      terminated: new Uint8Array(numEnvs).fill(1),
      truncated: new Uint8Array(numEnvs),
      finalObservations: new Float32Array(numEnvs).fill(1),
    };
  }

  reset(): Float32Array {
    this.#isReset = true;
    this.#rewards = [];
    return this.#step.observations;
  }

  step(actions: Float32Array): VectorStep {
    if (!this.#isReset) throw new ResetNeededError(this.id);
    const size = actionSize(this.actionSpace);
    for (let i = 0; i < this.numEnvs; i++)
      this.#rewards.push(this.#reward([...actions.subarray(i * size, (i + 1) * size)]));
    return this.#step;
  }

  takeRewards(): Promise<Float64Array> {
    const rewards = Float64Array.from(this.#rewards);
    this.#rewards = [];
    return Promise.resolve(rewards);
  }
}
