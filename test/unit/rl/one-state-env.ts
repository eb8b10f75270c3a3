import { box } from '../../../src/gym/space.ts';
import type { VectorEnv, VectorStep } from '../../../src/gym/vector-env.ts';

/** How an episode of `OneStateEnv` ends after its one step. */
export type Ending = 'terminated' | 'truncated';

/**
 * One state, reward 1 whatever is done, and every episode ends with its first step. Terminated, an action is worth 1;
 * truncated, the same state would have followed and it is worth 1/(1 − γ). Truncated episodes are last seen as `final`.
 */
export class OneStateEnv implements VectorEnv {
  readonly id = 'OneState-v0';
  readonly observationSpace = box(1, -1, 1);
  readonly actionSpace = box(1, -1, 1);
  readonly numEnvs: number;
  readonly #step: VectorStep;
  #steps = 0;

  constructor(numEnvs: number, ending: Ending, final = 1) {
    this.numEnvs = numEnvs;
    this.#step = {
      observations: new Float32Array(numEnvs).fill(1),
      terminated: new Uint8Array(numEnvs).fill(ending === 'terminated' ? 1 : 0),
      truncated: new Uint8Array(numEnvs).fill(ending === 'truncated' ? 1 : 0),
      finalObservations: new Float32Array(numEnvs).fill(final),
    };
  }

  reset(): Float32Array {
    return this.#step.observations;
  }

  step(): VectorStep {
    this.#steps += this.numEnvs;
    return this.#step;
  }

  takeRewards(): Promise<Float64Array> {
    const rewards = new Float64Array(this.#steps).fill(1);
    this.#steps = 0;
    return Promise.resolve(rewards);
  }
}
