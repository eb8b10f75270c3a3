import { expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { NetworkForwardPass } from '../../../src/nn/network-forward-pass.ts';
import { convolutionsFor, networkInputs, type NetworkShape } from '../../../src/nn/network-shape.ts';
import { initialNetworkWeights } from '../../../src/nn/network.ts';
import { fromRacingV1 } from '../../../src/training/from-racing-v1.ts';

const rng = new Rng(5);

function shapeFor(image: NetworkShape['image'], features: number): NetworkShape {
  return { image, convolutions: convolutionsFor(image), features, hiddenSizes: [16], outputs: 2 };
}

/** Weights whose biases are not zero. */
function weightsOf(shape: NetworkShape): Float32Array[] {
  return initialNetworkWeights(shape, 1, rng).map((array) => array.map((w) => w + 0.1 * rng.normal()));
}

test.each([
  [1, 0],
  [2, 20],
])(
  'a network for pictures of 0 to 1 decides the same from −1 to 1: %i pictures, %i features',
  (channels, features) => {
    const shape = shapeFor({ height: 16, width: 32, channels }, features);
    const weights = weightsOf(shape);
    const before = new NetworkForwardPass(shape, 3);
    const after = new NetworkForwardPass(shape, 3);
    before.load(weights);
    after.load(fromRacingV1(shape, weights));
    const inputs = networkInputs(shape);
    const pixels = inputs - features;
    const x = Float32Array.from({ length: 3 * inputs }, () => rng.uniform());
    const y = x.map((value, i) => (i % inputs < pixels ? 2 * value - 1 : value));
    const expected = before.run(x, 3);
    after.run(y, 3).forEach((output, i) => expect(output).toBeCloseTo(expected[i], 4));
  },
);

test('a network that does not see stays as it is', () => {
  const shape = shapeFor(null, 26);
  const weights = weightsOf(shape);
  expect(fromRacingV1(shape, weights)).toBe(weights);
});
