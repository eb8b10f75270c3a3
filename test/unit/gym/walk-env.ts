import { Rng } from '../../../src/math/rng.ts';
import { type ActionSpace, box, type BoxSpace } from '../../../src/gym/space.ts';
import {
  checkActions,
  ResetNeededError,
  type VectorEnv,
  type VectorStep,
} from '../../../src/gym/vector-env.ts';

/** Ways in which a `WalkEnv` can break the contract; by default it keeps it. */
export interface WalkFaults {
  readonly stepsUnreset?: boolean;
  readonly observationScale?: number;
  readonly observationLength?: number;
  readonly setsBothFlags?: boolean;
  readonly flag?: number;
  readonly border?: number;
  readonly maxSteps?: number;
  readonly forgetsFinal?: boolean;
  readonly jitter?: number;
  readonly keepsState?: boolean;
  readonly rewardsPerTake?: number;
  readonly keepsRewards?: boolean;
  readonly reward?: number;
  readonly trustsActions?: boolean;
  readonly movesFirst?: boolean;
  readonly writesActions?: boolean;
}

const NUM_ENVS = 3;

/** Three walkers on a line between two borders: the smallest environment that can break every rule. */
export class WalkEnv implements VectorEnv {
  readonly id: string = 'Walk-v0';
  readonly numEnvs = NUM_ENVS;
  readonly observationSpace: BoxSpace = box(2, -20, 20);
  readonly actionSpace: ActionSpace = box(1, -1, 1);
  readonly #faults: WalkFaults;
  readonly #places = new Float64Array(NUM_ENVS);
  readonly #ages = new Float64Array(NUM_ENVS);
  #rng = new Rng(0);
  #isReset = false;
  #rewards: number[] = [];

  constructor(faults: WalkFaults = {}) {
    this.#faults = faults;
  }

  reset({ seed }: { seed: number }): Float32Array {
    this.#isReset = true;
    this.#rewards = [];
    if (!this.#faults.keepsState) this.#rng = new Rng(seed);
    for (let i = 0; i < NUM_ENVS; i++) this.#start(i);
    return this.#observe();
  }

  step(actions: Float32Array): VectorStep {
    const { border = 3, maxSteps = 20, flag = 1, jitter = 0, reward } = this.#faults;
    if (!this.#isReset && !this.#faults.stepsUnreset) throw new ResetNeededError(this.id);
    if (this.#faults.movesFirst) this.#places[0] += 0.01;
    if (!this.#faults.trustsActions) checkActions(this, actions);
    if (this.#faults.writesActions) actions.fill(0);
    const terminated = new Uint8Array(NUM_ENVS);
    const truncated = new Uint8Array(NUM_ENVS);
    for (let i = 0; i < NUM_ENVS; i++) {
      this.#places[i] += (actions[i] || 0) + 0.1 * this.#rng.uniform() + jitter;
      this.#ages[i]++;
      this.#rewards.push(reward ?? this.#places[i]);
      if (Math.abs(this.#places[i]) > border) terminated[i] = flag;
      else if (this.#ages[i] >= maxSteps) truncated[i] = flag;
      if (this.#faults.setsBothFlags) truncated[i] = terminated[i] = truncated[i] | terminated[i];
    }
    const last = this.#observe();
    for (let i = 0; i < NUM_ENVS; i++) if (terminated[i] || truncated[i]) this.#start(i);
    const observations = this.#observe();
    const finalObservations = this.#faults.forgetsFinal ? observations.slice() : last;
    return { observations, terminated, truncated, finalObservations };
  }

  async takeRewards(): Promise<Float64Array> {
    const { rewardsPerTake = Infinity, keepsRewards } = this.#faults;
    const rewards = Float64Array.from(this.#rewards.slice(0, rewardsPerTake * NUM_ENVS));
    if (!keepsRewards) this.#rewards = [];
    return Promise.resolve(rewards);
  }

  #start(i: number): void {
    this.#places[i] = this.#rng.uniform();
    this.#ages[i] = 0;
  }

  #observe(): Float32Array {
    const { observationScale = 1, observationLength = 2 * NUM_ENVS } = this.#faults;
    return Float32Array.from({ length: observationLength }, (_, k) =>
      k % 2 === 0 ? observationScale * this.#places[k >> 1] : this.#ages[k >> 1] / 20,
    );
  }
}
