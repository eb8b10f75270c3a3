import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { ForwardPass } from '../../../src/nn/forward-pass.ts';
import { Mlp } from '../../../src/nn/mlp.ts';
import { initialWeights } from '../../../src/nn/mlp-weights.ts';
import { expectClose, normals } from './numbers.ts';
import { startTensorflow } from './start-tensorflow.ts';

beforeAll(startTensorflow);

test.each([
  [[26, 64, 64, 2], 64],
  [[26, 64, 64, 1], 1],
  [[3, 5, 7], 13],
  [[4, 32, 32, 10], 7],
  [[2, 1], 3],
])('layers %j give the same outputs as the tfjs model for %i rows', (layerSizes, rows) => {
  const weights = initialWeights(layerSizes, 1, new Rng(1)).map((values, i) =>
    i % 2 ? normals(values.length, i) : values,
  );
  const model = new Mlp(layerSizes, weights);
  const pass = new ForwardPass(layerSizes, 64);
  pass.load(weights);
  const x = normals(rows * layerSizes[0], 5);
  const expected = tidy(() => model.apply(tensor2d(x, [rows, layerSizes[0]])).dataSync<'float32'>());
  expectClose(pass.run(x, rows).subarray(0, rows * layerSizes.at(-1)!), expected, 1e-5);
  model.dispose();
});

test('agrees with the definition of the network in float64', () => {
  const [kernel1, bias1, kernel2, bias2] = [
    normals(6, 1),
    normals(3, 2),
    normals(3, 3),
    normals(1, 4),
  ] as const;
  const pass = new ForwardPass([2, 3, 1]);
  pass.load([kernel1, bias1, kernel2, bias2]);
  const x = [0.3, -1.2];
  const hidden = [0, 1, 2].map((j) => Math.tanh(x[0] * kernel1[j] + x[1] * kernel1[3 + j] + bias1[j]));
  const y = hidden.reduce((sum, h, j) => sum + h * kernel2[j], bias2[0]);
  expect(pass.run(Float32Array.from(x), 1)[0]).toBeCloseTo(y, 5);
});

test('a pass can be loaded again', () => {
  const pass = new ForwardPass([2, 1]);
  pass.load([Float32Array.of(1, 2), Float32Array.of(3)]);
  expect(pass.run(Float32Array.of(1, 1), 1)[0]).toBe(6);
  pass.load([Float32Array.of(0, 1), Float32Array.of(-1)]);
  expect(pass.run(Float32Array.of(1, 5), 1)[0]).toBe(4);
});

test('refuses more rows than it was made for, and weights of another network', () => {
  const pass = new ForwardPass([2, 1], 4);
  expect(() => pass.run(new Float32Array(10), 5)).toThrow(RangeError);
  expect(() => pass.load([new Float32Array(2)])).toThrow('have 2 weight arrays, not 1');
  expect(() => pass.load([new Float32Array(3), new Float32Array(1)])).toThrow('has 2 numbers, not 3');
});
