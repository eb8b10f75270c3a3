import { grads, memory, tensor2d, tidy } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Mlp } from '../../../src/nn/mlp.ts';
import { actorLoss, criticLoss, judgedActions } from '../../../src/rl/sac-loss.ts';
import { SquashedGaussian } from '../../../src/rl/squashed-gaussian.ts';
import { expectClose, normals } from '../nn/numbers.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

const ROWS = 5;
const POLICY = new SquashedGaussian(2);
const OBSERVATION_SIZE = 3;

/** Derivatives of a loss by each number of its inputs: of tfjs, and by finite differences. */
function compare(inputs: [Float32Array, [number, number]][], loss: (...args: Tensor2D[]) => Scalar): void {
  const tensors = (): Tensor2D[] => inputs.map(([numbers, shape]) => tensor2d(numbers, shape));
  const valueAt = (): number => tidy(() => loss(...tensors()).dataSync()[0]);
  const before = memory().numTensors;
  const analytic = tidy(() =>
    grads(loss as unknown as (...args: Tensor[]) => Tensor)(tensors()).map((g) => g.dataSync().slice()),
  );
  const step = 1e-2;
  inputs.forEach(([numbers], k) => {
    const numeric = numbers.map((value, i) => {
      numbers[i] = value + step;
      const above = valueAt();
      numbers[i] = value - step;
      const below = valueAt();
      numbers[i] = value;
      return (above - below) / (2 * step);
    });
    expectClose(analytic[k], numeric, 1e-3);
  });
  expect(memory().numTensors).toBe(before);
}

test("gradients of the critics' loss agree with finite differences", () => {
  const targets = normals(ROWS, 3);
  compare(
    [
      [normals(ROWS, 1), [ROWS, 1]],
      [normals(ROWS, 2), [ROWS, 1]],
    ],
    (q1, q2) => criticLoss(q1, q2, targets, { qf1Values: 0, qf2Values: 0, qf1Loss: 0, qf2Loss: 0 }),
  );
});

test("gradients of the policy's loss agree with finite differences", () => {
  const noise = normals(ROWS * 2, 4);
  compare(
    [
      [normals(ROWS * 4, 1), [ROWS, 4]],
      [normals(ROWS, 2), [ROWS, 1]],
      [normals(ROWS, 3), [ROWS, 1]],
    ],
    (outputs, q1, q2) => actorLoss(POLICY, outputs, q1, q2, noise, 0.3, { actorLoss: 0, entropy: 0 }),
  );
});

test('the gradient goes on through the critics into the policy', () => {
  const noise = normals(ROWS * 2, 4);
  const observations = normals(ROWS * OBSERVATION_SIZE, 5);
  const layers = [OBSERVATION_SIZE + 2, 4, 1];
  const critic = (seed: number): Mlp =>
    new Mlp(layers, [normals(20, seed), normals(4, seed + 1), normals(4, seed + 2), normals(1, seed + 3)]);
  const critics = [critic(10), critic(20)];
  const statistics = { actorLoss: 0, entropy: 0 };
  compare([[normals(ROWS * 4, 1), [ROWS, 4]]], (outputs) => {
    const judged = judgedActions(POLICY, outputs, observations, noise);
    const [q1, q2] = critics.map((mlp) => mlp.apply(judged));
    return actorLoss(POLICY, outputs, q1, q2, noise, 0.3, statistics);
  });
  for (const mlp of critics) mlp.dispose();
});

test('statistics of a batch that can be worked out by hand', () => {
  const critics = { qf1Values: 0, qf2Values: 0, qf1Loss: 0, qf2Loss: 0 };
  const loss = tidy(
    () =>
      criticLoss(
        tensor2d([1, 3], [2, 1]),
        tensor2d([0, 0], [2, 1]),
        Float32Array.of(0, 1),
        critics,
      ).dataSync()[0],
  );
  expect(critics).toEqual({ qf1Values: 2, qf2Values: 0, qf1Loss: (1 + 4) / 2, qf2Loss: 1 / 2 });
  expect(loss).toBeCloseTo(3, 6);
  const one = new SquashedGaussian(1);
  const actor = { actorLoss: 0, entropy: 0 };
  // Mean 0, log σ = −5 + 3.5 = −1.5 and no noise: log π = 1.5 − ½ log 2π.
  const logProb = 1.5 - 0.5 * Math.log(2 * Math.PI);
  tidy(() =>
    actorLoss(
      one,
      tensor2d([0, 0, 0, 0], [2, 2]),
      tensor2d([1, 5], [2, 1]),
      tensor2d([2, 4], [2, 1]),
      new Float32Array(2),
      0.5,
      actor,
    ),
  );
  expect(actor.entropy).toBeCloseTo(-logProb, 6);
  expect(actor.actorLoss).toBeCloseTo(0.5 * logProb - (1 + 4) / 2, 6);
});
