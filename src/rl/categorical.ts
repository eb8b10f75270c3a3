import type { Rng } from '../math/rng.ts';
import type { ActionDistribution } from './distribution.ts';

/** A choice among n actions with the softmax of the actor's outputs as probabilities. */
export class Categorical implements ActionDistribution {
  readonly name = 'categorical';
  readonly outputSize: number;
  readonly actionSize = 1;
  readonly logStdSize = 0;

  constructor(choices: number) {
    this.outputSize = choices;
  }

  sample(outputs: Float32Array, _logStd: Float32Array, row: number, rng: Rng, actions: Float32Array): void {
    const first = row * this.outputSize;
    const logNormaliser = this.#logNormaliser(outputs, row);
    let left = rng.uniform();
    let choice = 0;
    // Rounding can leave a remainder behind the last choice, hence the bound.
    for (; choice < this.outputSize - 1; choice++) {
      left -= Math.exp(outputs[first + choice] - logNormaliser);
      if (left < 0) break;
    }
    actions[row] = choice;
  }

  mode(outputs: Float32Array, row: number, actions: Float32Array): void {
    const first = row * this.outputSize;
    let best = 0;
    for (let i = 1; i < this.outputSize; i++) if (outputs[first + i] > outputs[first + best]) best = i;
    actions[row] = best;
  }

  /** The probability of every choice of a row. */
  probabilities(outputs: Float32Array, row: number): Float64Array {
    const logNormaliser = this.#logNormaliser(outputs, row);
    const first = row * this.outputSize;
    return Float64Array.from({ length: this.outputSize }, (_, i) =>
      Math.exp(outputs[first + i] - logNormaliser),
    );
  }

  logProb(outputs: Float32Array, _logStd: Float32Array, actions: Float32Array, row: number): number {
    return outputs[row * this.outputSize + actions[row]] - this.#logNormaliser(outputs, row);
  }

  entropy(outputs: Float32Array, _logStd: Float32Array, row: number): number {
    const first = row * this.outputSize;
    const logNormaliser = this.#logNormaliser(outputs, row);
    let sum = 0;
    for (let i = 0; i < this.outputSize; i++) {
      const logP = outputs[first + i] - logNormaliser;
      sum -= Math.exp(logP) * logP;
    }
    return sum;
  }

  backward(
    outputs: Float32Array,
    logStd: Float32Array,
    actions: Float32Array,
    row: number,
    dLogProb: number,
    dEntropy: number,
    dOutputs: Float32Array,
  ): void {
    const first = row * this.outputSize;
    const logNormaliser = this.#logNormaliser(outputs, row);
    const entropy = this.entropy(outputs, logStd, row);
    for (let i = 0; i < this.outputSize; i++) {
      const logP = outputs[first + i] - logNormaliser;
      const p = Math.exp(logP);
      const chosen = i === actions[row] ? 1 : 0;
      dOutputs[first + i] = dLogProb * (chosen - p) - dEntropy * p * (logP + entropy);
    }
  }

  /** log Σ exp(outputs), shifted by the largest so that it cannot overflow. */
  #logNormaliser(outputs: Float32Array, row: number): number {
    const first = row * this.outputSize;
    let largest = outputs[first];
    for (let i = 1; i < this.outputSize; i++) largest = Math.max(largest, outputs[first + i]);
    let sum = 0;
    for (let i = 0; i < this.outputSize; i++) sum += Math.exp(outputs[first + i] - largest);
    return largest + Math.log(sum);
  }
}
