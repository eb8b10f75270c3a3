/** What an average knows; structured-cloneable. */
export interface WeightAverageState {
  /** Updates averaged so far. */
  readonly count: number;
  readonly weights: readonly Float32Array[];
}

/**
 * A moving average of a network's weights over updates: each update weighs `decay` times what the next one does. Single updates
 * of a policy throw it about; what they have in common is the better driver (Polyak & Juditsky 1992; for policies, Nikishin et
 * al. 2018, "Improving Stability in Deep RL with Weight Averaging").
 */
export class WeightAverage {
  readonly #decay: number;
  #count = 0;
  #weights: readonly Float32Array[];

  /** @param decay 0 … 1; at 0 the average is the last weights @param weights the first ones */
  constructor(decay: number, weights: readonly Float32Array[]) {
    this.#decay = decay;
    this.#weights = copy(weights);
  }

  /** A copy. */
  get weights(): Float32Array[] {
    return copy(this.#weights);
  }

  /** Until there have been some updates it is their plain mean: the weights at the start do not count. */
  add(weights: readonly Float32Array[]): void {
    this.#count++;
    const kept = Math.min(this.#decay, 1 - 1 / this.#count);
    this.#weights.forEach((average, i) => {
      for (let k = 0; k < average.length; k++) average[k] = kept * average[k] + (1 - kept) * weights[i][k];
    });
  }

  /** Begins anew with other weights of the same network. */
  reset(weights: readonly Float32Array[]): void {
    this.#count = 0;
    this.#weights = copy(weights);
  }

  save(): WeightAverageState {
    return { count: this.#count, weights: this.weights };
  }

  restore({ count, weights }: WeightAverageState): void {
    this.#count = count;
    this.#weights = copy(weights);
  }
}

function copy(weights: readonly Float32Array[]): Float32Array[] {
  return weights.map((values) => values.slice());
}
