import '@tensorflow/tfjs-layers';
import {
  add,
  clipByValue,
  div,
  exp,
  grads,
  logSoftmax,
  maximum,
  mean,
  memory,
  mul,
  neg,
  oneHot,
  scalar,
  square,
  sub,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Categorical } from '../../../src/rl/categorical.ts';
import { DiagonalGaussian } from '../../../src/rl/diagonal-gaussian.ts';
import { ppoLoss, type PpoLossStatistics } from '../../../src/rl/ppo-loss.ts';
import { expectClose, normals } from '../nn/numbers.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

const ROWS = 32;
const COEFFICIENTS = { clipCoef: 0.2, entCoef: 0.03, vfCoef: 0.7 };
const newStatistics = (): PpoLossStatistics => ({
  policyLoss: 0,
  valueLoss: 0,
  entropy: 0,
  approxKl: 0,
  clipFraction: 0,
});

/** The loss of the paper in plain tfjs ops, from log-probabilities [rows] and entropies [rows]. */
function plainLoss(
  logProb: Tensor,
  entropy: Tensor,
  values: Tensor,
  batch: { logProbs: Float32Array; advantages: Float32Array; returns: Float32Array },
): Scalar {
  const ratio = exp(sub(logProb, tensor1d(batch.logProbs)));
  const advantages = tensor1d(batch.advantages);
  const policy = mean(
    maximum(mul(neg(advantages), ratio), mul(neg(advantages), clipByValue(ratio, 0.8, 1.2))),
  );
  const error = sub(sum(values, 1), tensor1d(batch.returns));
  const value = mul(0.5, mean(square(error)));
  return add(sub(policy, mul(COEFFICIENTS.entCoef, mean(entropy))), mul(COEFFICIENTS.vfCoef, value));
}

test('value and gradients for a Gaussian policy equal those of plain tfjs ops', () => {
  const distribution = new DiagonalGaussian(2);
  const batch = {
    rows: ROWS,
    actions: normals(2 * ROWS, 1),
    logProbs: normals(ROWS, 2).map((x) => 0.3 * x - 2.5),
    advantages: normals(ROWS, 3),
    returns: normals(ROWS, 4),
  };
  const inputs = [
    tensor2d(normals(2 * ROWS, 5, 0.3), [ROWS, 2]),
    tensor2d(normals(ROWS, 6), [ROWS, 1]),
    tensor1d([-0.1, 0.3]),
  ];
  const plain = (mu: Tensor, values: Tensor, logStd: Tensor): Scalar => {
    const z = div(sub(tensor2d(batch.actions, [ROWS, 2]), mu), exp(logStd));
    const perDimension = sub(neg(mul(0.5, square(z))), add(logStd, 0.5 * Math.log(2 * Math.PI)));
    const entropy = sum(add(logStd, 0.5 * Math.log(2 * Math.PI * Math.E)));
    return plainLoss(sum(perDimension, 1), entropy, values, batch);
  };
  const own = (mu: Tensor, values: Tensor, logStd: Tensor): Scalar =>
    ppoLoss(
      distribution,
      mu as Tensor2D,
      logStd as Tensor1D,
      values as Tensor2D,
      batch,
      COEFFICIENTS,
      newStatistics(),
    );
  compare(own, plain, inputs);
});

test('value and gradients for a categorical policy equal those of plain tfjs ops', () => {
  const distribution = new Categorical(5);
  const batch = {
    rows: ROWS,
    actions: normals(ROWS, 1).map((x) => Math.abs(Math.round(2 * x)) % 5),
    logProbs: normals(ROWS, 2).map((x) => 0.3 * x - 1.6),
    advantages: normals(ROWS, 3),
    returns: normals(ROWS, 4),
  };
  const inputs = [tensor2d(normals(5 * ROWS, 5, 0.3), [ROWS, 5]), tensor2d(normals(ROWS, 6), [ROWS, 1])];
  const plain = (logits: Tensor, values: Tensor): Scalar => {
    const logP = logSoftmax(logits);
    const chosen = oneHot(tensor1d(Int32Array.from(batch.actions), 'int32'), 5);
    return plainLoss(sum(mul(logP, chosen), 1), neg(sum(mul(exp(logP), logP), 1)), values, batch);
  };
  const own = (logits: Tensor, values: Tensor): Scalar =>
    ppoLoss(distribution, logits as Tensor2D, null, values as Tensor2D, batch, COEFFICIENTS, newStatistics());
  compare(own, plain, inputs);
});

/** Both losses and all their gradients, the outer factor 3 showing that what comes from above is used. */
function compare(
  own: (...inputs: Tensor[]) => Scalar,
  plain: (...inputs: Tensor[]) => Scalar,
  inputs: Tensor[],
): void {
  const before = memory().numTensors;
  const evaluate = (loss: (...inputs: Tensor[]) => Scalar): Float32Array[] =>
    tidy(() => {
      const tripled = (...xs: Tensor[]): Tensor => mul(loss(...xs), scalar(3));
      return [tripled(...inputs), ...grads(tripled)(inputs)].map((tensor) => tensor.dataSync<'float32'>());
    });
  const expected = evaluate(plain);
  const actual = evaluate(own);
  expected.forEach((numbers, i) => expectClose(actual[i], numbers, 1e-5));
  expect(memory().numTensors).toBe(before);
}

test('statistics of a minibatch that can be worked out by hand', () => {
  const statistics = newStatistics();
  const distribution = new Categorical(2);
  const half = Math.log(0.5);
  tidy(() =>
    ppoLoss(
      distribution,
      tensor2d([0, 0, 0, 0], [2, 2]),
      null,
      tensor2d([1, 3], [2, 1]),
      // The ratios are 1 and 2; the second is clipped at 1.2 for its positive advantage.
      {
        rows: 2,
        actions: Float32Array.of(0, 1),
        logProbs: Float32Array.of(half, half - Math.log(2)),
        advantages: Float32Array.of(-1, 1),
        returns: Float32Array.of(0, 0),
      },
      COEFFICIENTS,
      statistics,
    ),
  );
  expect(statistics.policyLoss).toBeCloseTo((1 - 1.2) / 2, 6);
  expect(statistics.valueLoss).toBeCloseTo((1 + 9) / 4, 6);
  expect(statistics.entropy).toBeCloseTo(Math.log(2), 6);
  expect(statistics.clipFraction).toBe(0.5);
  expect(statistics.approxKl).toBeCloseTo((2 - 1 - Math.log(2)) / 2, 6);
});
