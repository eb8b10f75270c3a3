import { layerWeights, shiftBiases } from '../../nn/dense-outputs.ts';
import { emptyBarRate } from '../metrics/empty-bar-rate.ts';
import type { Roll } from '../roll/roll.ts';
import { CHOSEN, GENERATOR_SHAPES, GROOVES } from './generator-layout.ts';
import { decidedDrums } from './generator-logits.ts';
import { shiftFor } from './threshold.ts';

/** Rests of drums that are told apart: both bars, one of them. */
const RESTS = [1, 0.5];

/** Share of the rolls whose drums rest in both bars; in one of them. */
export function drumRests(rolls: readonly Roll[]): number[] {
  return RESTS.map(
    (rest) => rolls.filter((roll) => emptyBarRate(roll, 'drums') === rest).length / rolls.length,
  );
}

/**
 * Makes grooves that rest likelier, or less likely, until as many of them are chosen as is asked for; the surest first. Where all grooves
 * rest so, or none, nothing is moved.
 * @param weights of a generator, changed in place
 * @param choose what it chooses of as it is now, one at least: logits [64] each
 * @param shares as `drumRests`
 */
export function moveDrumRests(
  weights: readonly Float32Array[],
  choose: () => readonly Float32Array[],
  shares: readonly number[],
): void {
  const rests = groovesOf(weights).map((groove) => emptyBarRate(groove, 'drums'));
  for (const [i, rest] of RESTS.entries()) {
    const resting = [...rests.keys()].filter((groove) => rests[groove] === rest);
    if (resting.length === 0 || resting.length === GROOVES) continue;
    const margins = choose().map((choice) => {
      const highest = (isResting: boolean): number =>
        Math.max(...choice.filter((_, groove) => (rests[groove] === rest) === isResting));
      return highest(true) - highest(false);
    });
    shiftBiases(GENERATOR_SHAPES, weights, 'choice', resting, shiftFor(margins, shares[i]));
  }
}

/** What each groove plays. */
function groovesOf(weights: readonly Float32Array[]): Roll[] {
  const [kernel, biases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
  return Array.from({ length: GROOVES }, (_, groove) =>
    decidedDrums(biases.map((bias, i) => bias + CHOSEN * kernel[groove * biases.length + i])),
  );
}
