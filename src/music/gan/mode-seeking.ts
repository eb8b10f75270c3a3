import { abs, matMul, mul, relu, reshape, slice, sub, sum, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { Roll } from '../roll/roll.ts';
import { CHANNELS, channelsOf, type Part, PARTS, STEPS } from '../roll/roll-layout.ts';

/** How many cells of each part two rolls of the data differ in, on average over neighbours in the list. */
export function usualDifference(rolls: readonly Roll[]): Record<Part, number> {
  const differing: Record<Part, number> = { drums: 0, bass: 0, chords: 0, pad: 0 };
  for (const [i, roll] of rolls.entries()) {
    const other = rolls[(i + 1) % rolls.length];
    for (let cell = 0; cell < roll.length; cell++)
      if (roll[cell] !== other[cell]) differing[partOfChannel(cell % CHANNELS)] += 1 / rolls.length;
  }
  return differing;
}

/** Weights [3456 × 4] that make of differing cells the share of the difference asked for, per part. */
export function differenceWeights(least: Readonly<Record<Part, number>>): Tensor2D {
  const weights = new Float32Array(STEPS * CHANNELS * PARTS.length);
  for (let cell = 0; cell < STEPS * CHANNELS; cell++) {
    const part = partOfChannel(cell % CHANNELS);
    weights[cell * PARTS.length + PARTS.indexOf(part)] = least[part] > 0 ? 1 / least[part] : 0;
  }
  return tensor2d(weights, [STEPS * CHANNELS, PARTS.length]);
}

/**
 * How much two arrangements of one melody fall short of the difference that is asked for, the mean over pairs, summed over parts: 0
 * where all are different enough. Without it a generator learns to ignore its noise (mode seeking: Mao et al. 2019,
 * arXiv:1903.05628, here with a hinge, so that it does not push on).
 * @param rolls [2 n × 3456], the i-th and the n + i-th of one melody
 */
export function modeSeekingLoss(rolls: Tensor2D, weights: Tensor2D): Scalar {
  const [count, cells] = rolls.shape;
  const pairs = count / 2;
  const half = (first: number): Tensor2D => slice(rolls, [first, 0], [pairs, cells]);
  const differences = matMul(abs(sub(half(0), half(pairs))), weights);
  return mul(sum(relu(sub(1, reshape(differences, [-1])))), 1 / pairs);
}

function partOfChannel(channel: number): Part {
  return PARTS.find((part) => channel < channelsOf(part)[1])!;
}
