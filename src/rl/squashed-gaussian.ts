import type { GreedyDistribution } from './distribution.ts';

const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);
/** Bounds of the log standard deviation before squashing, as in CleanRL. */
const LOG_STD_MIN = -5;
const LOG_STD_MAX = 2;
const LOG_STD_HALF_RANGE = (LOG_STD_MAX - LOG_STD_MIN) / 2;

/**
 * Independent normal distributions squashed into (−1, 1) by tanh (Haarnoja et al. 2018, arXiv:1812.05905, appendix C):
 * a = tanh(u), u = m + σε, ε ~ N(0, 1). The actor gives means and deviations, so both depend on the state.
 *
 * Every method works on one row of flat arrays. A row of `outputs` is [means, x], each of `actionSize` numbers, with
 * log σ = −5 + 3.5 (tanh x + 1). A row is sampled by its noise ε, through which its gradient goes (reparametrisation).
 */
export class SquashedGaussian implements GreedyDistribution {
  readonly name = 'squashed-gaussian';
  readonly outputSize: number;
  readonly actionSize: number;

  constructor(dimensions: number) {
    this.outputSize = 2 * dimensions;
    this.actionSize = dimensions;
  }

  /** Puts tanh of the means, the median action, into the row of `actions`. */
  mode(outputs: Float32Array, row: number, actions: Float32Array): void {
    const first = row * this.outputSize;
    for (let j = 0; j < this.actionSize; j++)
      actions[row * this.actionSize + j] = Math.tanh(outputs[first + j]);
  }

  /** The standard deviation σ of dimension `j` of a row, before squashing. */
  deviation(outputs: Float32Array, row: number, j: number): number {
    return Math.exp(logStdOf(outputs[row * this.outputSize + this.actionSize + j]));
  }

  /**
   * Puts the action that the noise makes into its row of `actions`.
   * @param noise [rows × actionSize] standard normal deviates
   * @returns log π(a), the log-density of the action in [−1, 1]ⁿ
   */
  sample(outputs: Float32Array, noise: Float32Array, row: number, actions: Float32Array): number {
    const size = this.actionSize;
    let logProb = 0;
    for (let j = 0; j < size; j++) {
      const epsilon = noise[row * size + j];
      const logStd = logStdOf(outputs[row * this.outputSize + size + j]);
      const u = outputs[row * this.outputSize + j] + Math.exp(logStd) * epsilon;
      actions[row * size + j] = Math.tanh(u);
      logProb -= 0.5 * epsilon * epsilon + logStd + HALF_LOG_2PI + logTanhSlope(u);
    }
    return logProb;
  }

  /**
   * Back-propagates through `sample` with the same noise: writes the row of `dOutputs`.
   * @param dActions [rows × actionSize] derivatives of the loss by the actions; null where it does not depend on them
   * @param dLogProb derivative of the loss by log π(a)
   */
  backward(
    outputs: Float32Array,
    noise: Float32Array,
    row: number,
    dActions: Float32Array | null,
    dLogProb: number,
    dOutputs: Float32Array,
  ): void {
    const size = this.actionSize;
    const first = row * this.outputSize;
    for (let j = 0; j < size; j++) {
      const squashed = Math.tanh(outputs[first + size + j]);
      const spread = Math.exp(logStdOf(outputs[first + size + j])) * noise[row * size + j];
      const action = Math.tanh(outputs[first + j] + spread);
      const dAction = dActions === null ? 0 : dActions[row * size + j];
      const dU = dAction * (1 - action * action) + dLogProb * 2 * action;
      dOutputs[first + j] = dU;
      dOutputs[first + size + j] = (dU * spread - dLogProb) * LOG_STD_HALF_RANGE * (1 - squashed * squashed);
    }
  }
}

function logStdOf(x: number): number {
  return LOG_STD_MIN + LOG_STD_HALF_RANGE * (Math.tanh(x) + 1);
}

/** log(1 − tanh²u) = 2 (log 2 − |u| − log(1 + e^(−2|u|))), which neither cancels nor overflows for large u. */
function logTanhSlope(u: number): number {
  const size = Math.abs(u);
  return 2 * (Math.LN2 - size - Math.log1p(Math.exp(-2 * size)));
}
