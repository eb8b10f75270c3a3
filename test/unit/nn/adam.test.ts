import { memory, tensor1d, tidy, variable, type Variable } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Adam } from '../../../src/nn/adam.ts';
import { expectClose } from './numbers.ts';
import { startTensorflow } from './start-tensorflow.ts';

beforeAll(startTensorflow);

const EPSILON = 1e-5;

function variables(...values: number[][]): Variable[] {
  return values.map((numbers) => tidy(() => variable(tensor1d(numbers))));
}

function step(adam: Adam, gradients: number[][], learningRate: number, maxGradNorm?: number): void {
  tidy(() =>
    adam.step(
      gradients.map((gradient) => tensor1d(gradient)),
      learningRate,
      maxGradNorm,
    ),
  );
}

function read(tensors: Variable[]): number[] {
  return tensors.flatMap((tensor) => [...tensor.dataSync()]);
}

test('the first step is the learning rate against the sign of each gradient', () => {
  const [x, y] = variables([1, 2, 3, 4, 5], [6]) as [Variable, Variable];
  step(new Adam([x, y]), [[3, -0.5, 2, -7, 1], [-40]], 0.1);
  expectClose(read([x, y]), [0.9, 2.1, 2.9, 4.1, 4.9, 6.1], 1e-5);
});

test('many steps follow the algorithm of the paper in float64', () => {
  const [x] = variables([0.5]) as [Variable];
  const adam = new Adam([x]);
  let [w, m, v] = [0.5, 0, 0];
  for (let t = 1; t <= 50; t++) {
    const g = Math.sin(t) + 0.2;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    w -= (0.01 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + EPSILON);
    step(adam, [[g]], 0.01);
  }
  expect(read([x])[0]).toBeCloseTo(w, 4);
});

test('gradients longer than the limit are scaled together; ε makes the difference visible', () => {
  const gradient = [3e-5, 4e-5];
  const [clipped] = variables([0, 0]) as [Variable];
  const [whole] = variables([0, 0]) as [Variable];
  step(new Adam([clipped]), [gradient], 1, 1e-5);
  step(new Adam([whole]), [gradient], 1, 1);
  const expected = (g: number): number => -g / (g + EPSILON);
  expectClose(read([clipped]), [expected(0.6e-5), expected(0.8e-5)], 1e-4);
  expectClose(read([whole]), [expected(3e-5), expected(4e-5)], 1e-4);
});

test('the norm that is clipped is that of all variables together', () => {
  const both = variables([0], [0]);
  step(new Adam(both), [[3e-5], [4e-5]], 1, 1e-5);
  const alone = variables([0, 0]);
  step(new Adam(alone), [[3e-5, 4e-5]], 1, 1e-5);
  expectClose(read(both), read(alone), 1e-6);
});

test('restoring goes on as if nothing had happened', () => {
  const [x] = variables([1, 2, 3]) as [Variable];
  const adam = new Adam([x]);
  step(adam, [[1, 2, 3]], 0.1);
  const saved = structuredClone(adam.save());
  const [y] = variables(read([x])) as [Variable];
  const other = new Adam([y]);
  other.restore(saved);
  step(adam, [[-1, 0.5, 2]], 0.1);
  step(other, [[-1, 0.5, 2]], 0.1);
  expect(read([y])).toEqual(read([x]));
  expect(other.save()).toEqual(adam.save());
});

test('steps leave no tensors behind, dispose frees the moments', () => {
  const before = memory().numTensors;
  const list = variables([1, 2], [3]);
  const adam = new Adam(list);
  const during = memory().numTensors;
  step(adam, [[1, 1], [1]], 0.1);
  expect(memory().numTensors).toBe(during);
  adam.dispose();
  for (const tensor of list) tensor.dispose();
  expect(memory().numTensors).toBe(before);
});
