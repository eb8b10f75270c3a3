import { layerWeights } from '../../nn/dense-outputs.ts';
import { BARS, CHOSEN, DRUM_BAR, DRUMS_PLAY, GENERATOR_SHAPES, GROOVES } from './generator-layout.ts';

/**
 * A logit, farther from 0 than rounding takes it: a weight that is kept as a byte is off by up to 1/254 of its column's largest, the logit of a
 * hit by `CHOSEN` times as much of two of them. That is enough for weights of up to 2.4.
 */
const CLEAR = 0.15;

/**
 * Moves what grooves have nearly undecided away from 0, on its side: where the critic does not mind, a logit stays just beyond 0, and a
 * file that is rounded would decide it by chance.
 * @param weights of a generator, changed in place
 */
export function settleGrooves(weights: readonly Float32Array[]): void {
  const [kernel, biases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
  for (let groove = 0; groove < GROOVES; groove++) {
    const first = groove * biases.length;
    const logit = (output: number): number => biases[output] + CHOSEN * kernel[first + output];
    const settle = (output: number, sum: number): void => {
      const wished = sum > 0 ? CLEAR : -CLEAR;
      if (Math.abs(sum) < CLEAR) kernel[first + output] += (wished - sum) / CHOSEN;
    };
    for (let bar = 0; bar < BARS; bar++) settle(DRUMS_PLAY + bar, logit(DRUMS_PLAY + bar));
    for (let cell = 0; cell < BARS * DRUM_BAR; cell++)
      settle(DRUM_BAR + cell, logit(cell % DRUM_BAR) + logit(DRUM_BAR + cell));
  }
}
