import { memory, sum, tensor2d, tidy, variableGrads, type Scalar } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { Mlp } from '../../../src/nn/mlp.ts';
import { initialWeights } from '../../../src/nn/mlp-weights.ts';
import { normals } from './numbers.ts';
import { startTensorflow } from './start-tensorflow.ts';

beforeAll(startTensorflow);

const LAYERS = [5, 8, 8, 3];

test('the gradient of every weight array agrees with finite differences along a random direction', () => {
  const weights = initialWeights(LAYERS, 1, new Rng(3));
  const model = new Mlp(LAYERS, weights);
  const x = tensor2d(normals(4 * 5, 1), [4, 5]);
  const loss = (): Scalar => sum(model.apply(x));
  const lossOf = (moved: Float32Array[]): number => {
    model.setWeights(moved);
    return tidy(() => loss().dataSync()[0]);
  };
  const gradients = tidy(() => {
    const { grads } = variableGrads(loss, [...model.variables]);
    return model.variables.map(({ name }) => grads[name].dataSync<'float32'>());
  });
  gradients.forEach((gradient, array) => {
    const direction = normals(gradient.length, array + 10);
    const step = 1e-2;
    const moved = (by: number): Float32Array[] =>
      weights.map((values, i) => (i === array ? values.map((w, j) => w + by * direction[j]) : values));
    const slope = (lossOf(moved(step)) - lossOf(moved(-step))) / (2 * step);
    const expected = gradient.reduce((total, g, j) => total + g * direction[j], 0);
    expect(Math.abs(slope - expected)).toBeLessThan(2e-3 * (1 + Math.abs(expected)));
  });
  model.dispose();
  x.dispose();
});

test('weights go in and come out unchanged, as copies', () => {
  const weights = initialWeights(LAYERS, 1, new Rng(3));
  const model = new Mlp(LAYERS, weights);
  expect(model.weights()).toEqual(weights);
  const others = initialWeights(LAYERS, 0.5, new Rng(4));
  model.setWeights(others);
  model.weights()[0].fill(0);
  expect(model.weights()).toEqual(others);
  model.dispose();
});

test('weights of another network are refused', () => {
  expect(() => new Mlp(LAYERS, [])).toThrow(RangeError);
});

test('dispose frees all variables', () => {
  const before = memory().numTensors;
  new Mlp(LAYERS, initialWeights(LAYERS, 1, new Rng(3))).dispose();
  expect(memory().numTensors).toBe(before);
});
