import type { Rng } from '../math/rng.ts';
import type { ActionDistribution } from './distribution.ts';

const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);

/** Independent normal distributions: the actor gives the means, the log standard deviations do not depend on the state. */
export class DiagonalGaussian implements ActionDistribution {
  readonly name = 'diagonal-gaussian';
  readonly outputSize: number;
  readonly actionSize: number;
  readonly logStdSize: number;

  constructor(dimensions: number) {
    this.outputSize = dimensions;
    this.actionSize = dimensions;
    this.logStdSize = dimensions;
  }

  sample(outputs: Float32Array, logStd: Float32Array, row: number, rng: Rng, actions: Float32Array): void {
    const first = row * this.actionSize;
    for (let j = 0; j < this.actionSize; j++) {
      actions[first + j] = outputs[first + j] + Math.exp(logStd[j]) * rng.normal();
    }
  }

  mode(outputs: Float32Array, row: number, actions: Float32Array): void {
    const first = row * this.actionSize;
    for (let j = 0; j < this.actionSize; j++) actions[first + j] = outputs[first + j]!;
  }

  logProb(outputs: Float32Array, logStd: Float32Array, actions: Float32Array, row: number): number {
    const first = row * this.actionSize;
    let sum = 0;
    for (let j = 0; j < this.actionSize; j++) {
      const z = (actions[first + j] - outputs[first + j]) * Math.exp(-logStd[j]);
      sum -= 0.5 * z * z + logStd[j] + HALF_LOG_2PI;
    }
    return sum;
  }

  entropy(_outputs: Float32Array, logStd: Float32Array): number {
    let sum = 0;
    for (let j = 0; j < this.actionSize; j++) sum += logStd[j] + HALF_LOG_2PI + 0.5;
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
    dLogStd: Float64Array,
  ): void {
    const first = row * this.actionSize;
    for (let j = 0; j < this.actionSize; j++) {
      const inverseStd = Math.exp(-logStd[j]);
      const z = (actions[first + j] - outputs[first + j]) * inverseStd;
      dOutputs[first + j] = dLogProb * z * inverseStd;
      dLogStd[j] += dLogProb * (z * z - 1) + dEntropy;
    }
  }
}
