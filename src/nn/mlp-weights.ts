import type { Rng } from '../math/rng.ts';
import { orthogonal } from './orthogonal.ts';

/** Gain of the hidden layers' initial weights, as is usual for PPO ("The 37 implementation details of PPO", detail 2). */
const HIDDEN_GAIN = Math.SQRT2;

/** Orthogonal kernels and zero biases; a small `outputGain` makes the first outputs nearly equal for all inputs. */
export function initialWeights(layerSizes: readonly number[], outputGain: number, rng: Rng): Float32Array[] {
  const weights: Float32Array[] = [];
  for (let layer = 1; layer < layerSizes.length; layer++) {
    const gain = layer === layerSizes.length - 1 ? outputGain : HIDDEN_GAIN;
    weights.push(orthogonal(layerSizes[layer - 1], layerSizes[layer], gain, rng));
    weights.push(new Float32Array(layerSizes[layer]));
  }
  return weights;
}

/** The shape of the i-th array of a network's weights. */
export function weightShape(layerSizes: readonly number[], index: number): number[] {
  const layer = index >> 1;
  return index % 2 === 0 ? [layerSizes[layer], layerSizes[layer + 1]] : [layerSizes[layer + 1]];
}

/** @throws RangeError unless `weights` are those of a network of these layers */
export function checkWeights(layerSizes: readonly number[], weights: readonly Float32Array[]): void {
  const arrays = 2 * (layerSizes.length - 1);
  if (weights.length !== arrays) {
    throw new RangeError(
      `Layers ${layerSizes.join(' → ')} have ${arrays} weight arrays, not ${weights.length}`,
    );
  }
  weights.forEach((values, i) => {
    const shape = weightShape(layerSizes, i);
    const size = shape.reduce((product, side) => product * side, 1);
    if (values.length !== size) {
      throw new RangeError(
        `Weight array ${i} of layers ${layerSizes.join(' → ')} has ${size} numbers, not ${values.length}`,
      );
    }
  });
}
