import { layerWeights, shiftBiases } from '../../nn/dense-outputs.ts';
import { isOn, type Roll } from '../roll/roll.ts';
import { DRUM_VOICES, STEPS } from '../roll/roll-layout.ts';
import { CHOSEN, GENERATOR_SHAPES, GROOVES } from './generator-layout.ts';
import { isSilent } from './generator-logits.ts';
import { shiftFor } from './threshold.ts';

/** Share of rolls whose drums are silent throughout. */
export function silentDrumShare(rolls: readonly Roll[]): number {
  const steps = Array.from({ length: STEPS }, (_, step) => step);
  const silent = rolls.filter(
    (roll) => !DRUM_VOICES.some((_, voice) => steps.some((step) => isOn(roll, step, voice))),
  );
  return silent.length / rolls.length;
}

/**
 * Makes grooves that are silent likelier, or less likely, until one of them is chosen so often; the surest first. A generator all of
 * whose grooves are silent, or none, stays as it is.
 * @param weights of a generator, changed in place
 * @param choices what it chooses of, one at least: logits [32] each
 */
export function moveSilence(
  weights: readonly Float32Array[],
  choices: readonly Float32Array[],
  share: number,
): void {
  const silent = silentGrooves(weights);
  if (silent.length === 0 || silent.length === GROOVES) return;
  const margins = choices.map((choice) => {
    const highest = (isWanted: (groove: number) => boolean): number =>
      Math.max(...choice.filter((_, groove) => isWanted(groove)));
    return highest((groove) => silent.includes(groove)) - highest((groove) => !silent.includes(groove));
  });
  shiftBiases(GENERATOR_SHAPES, weights, 'choice', silent, shiftFor(margins, share));
}

function silentGrooves(weights: readonly Float32Array[]): number[] {
  const [kernel, biases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
  const outputs = biases.length;
  return Array.from({ length: GROOVES }, (_, groove) => groove).filter((groove) =>
    isSilent(biases.map((bias, i) => bias + CHOSEN * kernel[groove * outputs + i])),
  );
}
