import { layerWeights, shiftBiases } from '../../nn/dense-outputs.ts';
import { emptyBarRate } from '../metrics/empty-bar-rate.ts';
import type { Roll } from '../roll/roll.ts';
import { CHOSEN, GENERATOR_SHAPES, GROOVES } from './generator-layout.ts';
import { decidedDrums } from './generator-logits.ts';
import { shiftFor } from './threshold.ts';

/** Rests of drums that are told apart, as `emptyBarRate` counts them: both bars, one of them. */
const RESTS = [1, 0.5];
/** What one kind of rest gives up, the other may take: in turn, until that hardly matters. */
const ROUNDS = 6;

/** Shares of the rolls, one at least, whose drums rest in both bars; in one of them. */
export function drumRests(rolls: readonly Roll[]): number[] {
  return RESTS.map(
    (rest) => rolls.filter((roll) => emptyBarRate(roll, 'drums') === rest).length / rolls.length,
  );
}

/**
 * Makes grooves that rest likelier, or less likely, until as many of them are chosen as is asked for; the surest first. Where all grooves
 * rest so, or none, nothing is moved.
 * @param weights of a generator, changed in place
 * @param choices logits of its layer `choice`, one at least, [64] each
 * @param shares as `drumRests`
 */
export function moveDrumRests(
  weights: readonly Float32Array[],
  choices: readonly Float32Array[],
  shares: readonly number[],
): void {
  const rests = groovesOf(weights).map((groove) => emptyBarRate(groove, 'drums'));
  const moved = choices.map((choice) => choice.slice());
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, rest] of RESTS.entries()) {
      const resting = [...rests.keys()].filter((groove) => rests[groove] === rest);
      if (resting.length === 0 || resting.length === GROOVES) continue;
      const shift = shiftFor(
        moved.map((choice) => lead(choice, (groove) => rests[groove] === rest)),
        shares[i],
      );
      shiftBiases(GENERATOR_SHAPES, weights, 'choice', resting, shift);
      for (const choice of moved) for (const groove of resting) choice[groove] += shift;
    }
}

/** How far the likeliest of some grooves is above the likeliest of the others: above 0, one of them is chosen. */
function lead(choice: Float32Array, isOne: (groove: number) => boolean): number {
  let [ones, others] = [-Infinity, -Infinity];
  for (const [groove, logit] of choice.entries())
    if (isOne(groove)) ones = Math.max(ones, logit);
    else others = Math.max(others, logit);
  return ones - others;
}

/** What each groove plays. */
function groovesOf(weights: readonly Float32Array[]): Roll[] {
  const [kernel, biases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
  return Array.from({ length: GROOVES }, (_, groove) =>
    decidedDrums(biases.map((bias, i) => bias + CHOSEN * kernel[groove * biases.length + i])),
  );
}
