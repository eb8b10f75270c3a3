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
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { dense } from '../../../src/nn/kernels/dense.ts';
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

test.each(['tanh', 'linear'] as const)('a dense layer with %s and its gradients', async (activation) => {
  const plain = (x: Tensor, kernel: Tensor, bias: Tensor): Tensor => {
    const z = add(matMul(x, kernel), bias);
    return activation === 'tanh' ? tanh(z) : z;
  };
  const own = (x: Tensor, kernel: Tensor, bias: Tensor): Tensor =>
    dense(x as Tensor2D, kernel as Tensor2D, bias as Tensor1D, activation);
  const withGradients =
    (layer: typeof plain) =>
    (...inputs: Tensor[]) => [
      layer(inputs[0], inputs[1], inputs[2]),
      ...grads((x: Tensor, kernel: Tensor, bias: Tensor) =>
        sum(mul(layer(x, kernel, bias), layer(x, kernel, bias))),
      )(inputs),
    ];
  await compareWithCpu([[13, 6], [6, 10], [10]], withGradients(own), withGradients(plain));
});

test('the kernels leave nothing in the memory of tfjs', async () => {
  await setBackend('wasm');
  const x = ones<Rank.R2>([13, 6]);
  const kernel = ones<Rank.R2>([6, 10]);
  const bias = ones<Rank.R1>([10]);
  const run = (): void =>
    tidy(() => {
      dense(x, kernel, bias, 'tanh');
      tanh(matMul(x, x, true, false));
      fused.matMul({ a: x, b: x, transposeB: true, activation: 'relu' });
      grads((k: Tensor) => sum(dense(x, k as Tensor2D, bias, 'tanh')))([kernel]);
    });
  run();
  const before = { ...memory(), dataIds: backend().numDataIds() };
  run();
  expect({ ...memory(), dataIds: backend().numDataIds() }).toEqual(before);
  for (const tensor of [x, kernel, bias]) tensor.dispose();
});
