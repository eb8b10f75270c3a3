import {
  grads,
  memory,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Categorical } from '../../../src/rl/categorical.ts';
import { DiagonalGaussian } from '../../../src/rl/diagonal-gaussian.ts';
import type { ActionDistribution } from '../../../src/rl/distribution.ts';
import { policyGradientLoss, type PolicyGradientStatistics } from '../../../src/rl/policy-gradient-loss.ts';
import { normals } from '../nn/numbers.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

const ROWS = 4;
const COEFFICIENTS = { entCoef: 0.03, vfCoef: 0.7 };
const newStatistics = (): PolicyGradientStatistics => ({ policyLoss: 0, valueLoss: 0, entropy: 0 });

const CASES: [name: string, distribution: ActionDistribution, actions: Float32Array][] = [
  ['Gaussian', new DiagonalGaussian(2), normals(2 * ROWS, 1)],
  ['categorical', new Categorical(3), Float32Array.of(0, 2, 1, 2)],
];

test.each(CASES)('gradients of a %s policy agree with finite differences', (_name, distribution, actions) => {
  const batch = { rows: ROWS, actions, advantages: normals(ROWS, 3), returns: normals(ROWS, 4) };
  const { outputSize, logStdSize } = distribution;
  const inputs: [Float32Array, number[]][] = [
    [normals(ROWS * outputSize, 5), [ROWS, outputSize]],
    [normals(ROWS, 6), [ROWS, 1]],
  ];
  if (logStdSize > 0) inputs.push([Float32Array.of(-0.3, 0.2), [logStdSize]]);
  const loss = (outputs: Tensor, values: Tensor, logStd?: Tensor): Scalar =>
    policyGradientLoss(
      distribution,
      outputs as Tensor2D,
      (logStd ?? null) as Tensor1D | null,
      values as Tensor2D,
      batch,
      COEFFICIENTS,
      newStatistics(),
    );
  const tensors = (): Tensor[] =>
    inputs.map(([numbers, shape]) =>
      shape.length === 2 ? tensor2d(numbers, shape as [number, number]) : tensor1d(numbers),
    );
  const valueAt = (): number => tidy(() => loss(...(tensors() as [Tensor, Tensor])).dataSync()[0]);
  const before = memory().numTensors;
  const analytic = tidy(() =>
    grads(loss as (...args: Tensor[]) => Tensor)(tensors()).map((g) => g.dataSync().slice()),
  );
  const step = 1e-2;
  inputs.forEach(([numbers], k) => {
    numbers.forEach((value, i) => {
      numbers[i] = value + step;
      const above = valueAt();
      numbers[i] = value - step;
      const below = valueAt();
      numbers[i] = value;
      expect(analytic[k][i]).toBeCloseTo((above - below) / (2 * step), 3);
    });
  });
  expect(memory().numTensors).toBe(before);
});

test('statistics of a batch that can be worked out by hand', () => {
  const statistics = newStatistics();
  const loss = tidy(
    () =>
      policyGradientLoss(
        new Categorical(2),
        tensor2d([0, 0, 0, 0], [2, 2]),
        null,
        tensor2d([1, 3], [2, 1]),
        {
          rows: 2,
          actions: Float32Array.of(0, 1),
          advantages: Float32Array.of(-1, 3),
          returns: Float32Array.of(0, 0),
        },
        COEFFICIENTS,
        statistics,
      ).dataSync()[0],
  );
  // Both actions have probability ½.
  expect(statistics.policyLoss).toBeCloseTo(Math.log(2), 6);
  expect(statistics.valueLoss).toBeCloseTo((1 + 9) / 4, 6);
  expect(statistics.entropy).toBeCloseTo(Math.log(2), 6);
  expect(loss).toBeCloseTo(Math.log(2) - 0.03 * Math.log(2) + 0.7 * 2.5, 5);
});
