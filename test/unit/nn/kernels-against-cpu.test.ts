// tfjs-core alone registers no gradients; this package brings them all.
import '@tensorflow/tfjs-layers';
import {
  add,
  fused,
  grads,
  matMul,
  memory,
  mul,
  setBackend,
  sum,
  tanh,
  backend,
  ones,
  tidy,
  type Rank,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { perceptron } from '../../../src/nn/kernels/perceptron.ts';
import { compareWithCpu } from './compare-with-cpu.ts';
import { startTensorflow } from './start-tensorflow.ts';

beforeAll(startTensorflow);

const TRANSPOSES = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

/** Shapes of two operands, transposed as asked. */
function operands(
  [m, k, n]: readonly [number, number, number],
  transposeA: boolean,
  transposeB: boolean,
): [number[], number[]] {
  return [transposeA ? [k, m] : [m, k], transposeB ? [n, k] : [k, n]];
}

const SIZES = [
  [1, 1, 1],
  [3, 5, 2],
  [64, 26, 64],
  [33, 17, 9],
  [256, 64, 2],
] as const;

test('matMul and tanh of random shapes', async () => {
  const side = fc.integer({ min: 1, max: 70 });
  await fc.assert(
    fc.asyncProperty(
      side,
      side,
      side,
      fc.constantFrom(...TRANSPOSES),
      async (m, k, n, [transposeA, transposeB]) => {
        await compareWithCpu(operands([m, k, n], transposeA, transposeB), (a, b) => {
          const product = matMul(a, b, transposeA, transposeB);
          return [product, tanh(product)];
        });
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});

for (const [transposeA, transposeB] of TRANSPOSES) {
  test.each(SIZES)(`matMul %i × %i × %i, transposed: ${transposeA}, ${transposeB}`, async (...size) => {
    await compareWithCpu(operands(size, transposeA, transposeB), (a, b) => [
      matMul(a, b, transposeA, transposeB),
    ]);
  });

  test(`the gradient of matMul, transposed: ${transposeA}, ${transposeB}`, async () => {
    await compareWithCpu(operands([7, 5, 6], transposeA, transposeB), (...inputs) =>
      grads((a: Tensor, b: Tensor) => sum(tanh(matMul(a, b, transposeA, transposeB))))(inputs),
    );
  });

  test(`fused.matMul with a bias, transposed: ${transposeA}, ${transposeB}`, async () => {
    await compareWithCpu([...operands([9, 5, 6], transposeA, transposeB), [6]], (a, b, bias) => [
      fused.matMul({ a: a, b: b, transposeA, transposeB, bias: bias }),
      fused.matMul({ a: a, b: b, transposeA, transposeB, bias: bias, activation: 'relu' }),
      fused.matMul({ a: a, b: b, transposeA, transposeB }),
      fused.matMul({ a: a, b: b, transposeA, transposeB, bias: bias, activation: 'elu' }),
      fused.matMul({ a: a, b: b, transposeA, transposeB, activation: 'leakyrelu', leakyreluAlpha: 0.3 }),
    ]);
  });
}

test.each([
  [
    [4, 3, 5],
    [4, 5, 2],
  ],
  [
    [3, 5],
    [4, 5, 2],
  ],
  [
    [4, 3, 5],
    [5, 2],
  ],
  [
    [2, 3, 3, 5],
    [2, 3, 5, 2],
  ],
  [
    [1, 3, 5],
    [4, 5, 2],
  ],
  [
    [2, 1, 3, 5],
    [1, 3, 5, 2],
  ],
])('matMul of batches %j × %j', async (a, b) => {
  await compareWithCpu([a, b], (x, y) => [matMul(x, y)]);
});

test('tanh and its first and second gradients', async () => {
  await compareWithCpu([[7, 9]], (x) => {
    const first = (y: Tensor): Tensor => grads((z: Tensor) => sum(tanh(z)))([y])[0];
    return [tanh(x), first(x), grads((y: Tensor) => sum(mul(first(y), y)))([x])[0]];
  });
});

/** The perceptron in tfjs's own ops: all layers but the last are tanh. */
function plainPerceptron(x: Tensor, ...weights: Tensor[]): Tensor {
  let h = x;
  for (let i = 0; i < weights.length; i += 2) {
    const z = add(matMul(h, weights[i]), weights[i + 1]);
    h = i < weights.length - 2 ? tanh(z) : z;
  }
  return h;
}

const LAYERS = [
  [6, 10],
  [6, 10, 3],
  [6, 10, 7, 3, 1],
];

describe.each(LAYERS)('a perceptron of layers %j …', (...layers) => {
  const weightShapes = layers.slice(1).flatMap((outputs, i) => [[layers[i], outputs], [outputs]]);
  const shapes = [[13, layers[0]], ...weightShapes];
  const square = (y: Tensor): Tensor => sum(mul(y, y));

  test.each(['both', 'weights', 'inputs'] as const)('and its gradients by %s', async (by) => {
    const own = (x: Tensor, ...weights: Tensor[]): Tensor => perceptron(x as Tensor2D, weights, by);
    const withGradients =
      (apply: typeof own) =>
      (...inputs: Tensor[]) => {
        const [x, ...weights] = inputs;
        const gradients = {
          both: () => grads((...all: Tensor[]) => square(apply(all[0], ...all.slice(1))))(inputs),
          weights: () => grads((...all: Tensor[]) => square(apply(x, ...all)))(weights),
          inputs: () => grads((y: Tensor) => square(apply(y, ...weights)))([x]),
        };
        return [apply(x, ...weights), ...gradients[by]()];
      };
    await compareWithCpu(shapes, withGradients(own), withGradients(plainPerceptron));
  });
});

test('the kernels leave nothing in the memory of tfjs', async () => {
  await setBackend('wasm');
  const x = ones<Rank.R2>([13, 6]);
  const kernel = ones<Rank.R2>([6, 10]);
  const bias = ones<Rank.R1>([10]);
  const wide = ones<Rank.R2>([10, 10]);
  const run = (): void =>
    tidy(() => {
      perceptron(x, [kernel, bias, wide, bias], 'both');
      tanh(matMul(x, x, true, false));
      fused.matMul({ a: x, b: x, transposeB: true, activation: 'relu' });
      grads((k: Tensor) => sum(perceptron(x, [k, bias, wide, bias], 'both')))([kernel]);
    });
  run();
  const before = { ...memory(), dataIds: backend().numDataIds() };
  run();
  expect({ ...memory(), dataIds: backend().numDataIds() }).toEqual(before);
  for (const tensor of [x, kernel, bias, wide]) tensor.dispose();
});
