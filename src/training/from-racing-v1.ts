import { convolutionLayers, type NetworkShape } from '../nn/network-shape.ts';
import { patchSize } from '../nn/kernels/convolution.ts';

/**
 * Weights of a network that learnt in `Racing-v1`, where pictures were black 0 to white 1, as the same network for pictures of
 * −1 to 1: x = (y + 1) / 2 put into the first convolution halves its filter and adds half the filter's sums to its bias.
 * @param weights in the order of `Network.weights()`; those without a picture are returned as they are
 */
export function fromRacingV1(
  network: NetworkShape,
  weights: readonly Float32Array[],
): readonly Float32Array[] {
  const [first] = convolutionLayers(network);
  if (first === undefined) return weights;
  const { filters } = first;
  const [filter, bias, ...rest] = weights;
  const halved = filter.map((weight) => weight / 2);
  const shifted = bias.map((value, f) => {
    let sum = 0;
    for (let k = 0; k < patchSize(first.geometry); k++) sum += halved[k * filters + f];
    return value + sum;
  });
  return [halved, shifted, ...rest];
}
