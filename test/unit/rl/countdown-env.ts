import { box } from '../../../src/gym/space.ts';
import type { VectorEnv, VectorStep } from '../../../src/gym/vector-env.ts';

/**
 * Episodes of a fixed length with reward 1 per step; the observation is the number of steps left. Environment 0 ends its
 * episodes by termination, all others by truncation. Everything it should make of them is known in closed form.
 */
export class CountdownEnv implements VectorEnv {
  readonly id = 'Countdown-v0';
  readonly observationSpace = box(1, 0, 1000);
  readonly actionSpace = box(1, -1, 1);
  readonly numEnvs: number;
  readonly #length: number;
  readonly #step: VectorStep;
  #rewards = 0;

  constructor(numEnvs: number, length: number) {
    this.numEnvs = numEnvs;
    this.#length = length;
    this.#step = {
      observations: new Float32Array(numEnvs),
      terminated: new Uint8Array(numEnvs),
      truncated: new Uint8Array(numEnvs),
      finalObservations: new Float32Array(numEnvs).fill(Number.NaN),
    };
  }

  reset(): Float32Array {
    this.#rewards = 0;
    return this.#step.observations.fill(this.#length);
  }

  step(): VectorStep {
    const { observations, terminated, truncated, finalObservations } = this.#step;
    for (let i = 0; i < this.numEnvs; i++) {
      const left = observations[i] - 1;
      const ended = left === 0 ? 1 : 0;
      terminated[i] = i === 0 ? ended : 0;
      truncated[i] = i === 0 ? 0 : ended;
      finalObservations[i] = ended ? left : Number.NaN;
      observations[i] = ended ? this.#length : left;
    }
    this.#rewards += this.numEnvs;
    return this.#step;
  }

  takeRewards(): Promise<Float64Array> {
    const rewards = new Float64Array(this.#rewards).fill(1);
    this.#rewards = 0;
    return Promise.resolve(rewards);
  }
}
