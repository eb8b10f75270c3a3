import type { Rng } from '../math/rng.ts';
import { copyRow } from './copy-row.ts';
import type { PpoConfig } from './ppo-config.ts';
import type { PpoMinibatch } from './ppo-loss.ts';
import type { RolloutBuffer } from './rollout-buffer.ts';
import { standardise } from './standardise.ts';

/** A minibatch with what the networks see. */
export interface SampledMinibatch extends PpoMinibatch {
  /** [rows × observationSize], exactly. */
  readonly observations: Float32Array;
}

/** Cuts a rollout into shuffled minibatches; the last one is smaller when the sizes do not divide. */
export class MinibatchSampler {
  /** [samples] filled in by GAE. */
  readonly advantages: Float32Array;
  readonly returns: Float32Array;
  readonly minibatches: number;
  readonly #rollout: RolloutBuffer;
  readonly #size: number;
  readonly #normalise: boolean;
  readonly #order: Uint32Array;
  readonly #batch: SampledMinibatch;

  constructor(rollout: RolloutBuffer, { minibatchSize, normAdv }: PpoConfig) {
    const { samples, observationSize, actionSize } = rollout;
    this.#rollout = rollout;
    this.#normalise = normAdv;
    this.#size = Math.min(minibatchSize, samples);
    this.minibatches = Math.ceil(samples / this.#size);
    this.advantages = new Float32Array(samples);
    this.returns = new Float32Array(samples);
    this.#order = Uint32Array.from({ length: samples }, (_, i) => i);
    this.#batch = {
      rows: this.#size,
      observations: new Float32Array(this.#size * observationSize),
      actions: new Float32Array(this.#size * actionSize),
      logProbs: new Float32Array(this.#size),
      advantages: new Float32Array(this.#size),
      returns: new Float32Array(this.#size),
    };
  }

  /** Deals all samples out anew. */
  shuffle(rng: Rng): void {
    rng.shuffle(this.#order);
  }

  /** The index-th minibatch of the current order, in arrays that the next call overwrites. */
  minibatch(index: number): SampledMinibatch {
    const { observationSize, actionSize, observations, actions, logProbs } = this.#rollout;
    const batch = this.#batch;
    const first = index * this.#size;
    const rows = Math.min(this.#size, this.#order.length - first);
    for (let row = 0; row < rows; row++) {
      const sample = this.#order[first + row];
      copyRow(observations, sample, batch.observations, row, observationSize);
      copyRow(actions, sample, batch.actions, row, actionSize);
      batch.logProbs[row] = logProbs[sample]!;
      batch.advantages[row] = this.advantages[sample]!;
      batch.returns[row] = this.returns[sample]!;
    }
    if (this.#normalise) standardise(batch.advantages, rows);
    if (rows === this.#size) return batch;
    return { ...batch, rows, observations: batch.observations.subarray(0, rows * observationSize) };
  }
}
