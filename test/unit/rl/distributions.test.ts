import { describe, expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { Categorical } from '../../../src/rl/categorical.ts';
import { DiagonalGaussian } from '../../../src/rl/diagonal-gaussian.ts';
import type { ActionDistribution } from '../../../src/rl/distribution.ts';

const NONE = new Float32Array(0);

describe('diagonal Gaussian', () => {
  const gaussian = new DiagonalGaussian(2);
  const mean = Float32Array.of(0.5, -1);
  const logStd = Float32Array.of(Math.log(0.5), Math.log(2));

  test('log-probability is that of two independent normals', () => {
    const density = (x: number, mu: number, sigma: number): number =>
      Math.exp(-(((x - mu) / sigma) ** 2) / 2) / (sigma * Math.sqrt(2 * Math.PI));
    const expected = Math.log(density(0.25, 0.5, 0.5) * density(2, -1, 2));
    expect(gaussian.logProb(mean, logStd, Float32Array.of(0.25, 2), 0)).toBeCloseTo(expected, 5);
  });

  test('entropy is ½ log(2πe σ²) per dimension', () => {
    const expected = 0.5 * Math.log(2 * Math.PI * Math.E * 0.25) + 0.5 * Math.log(2 * Math.PI * Math.E * 4);
    expect(gaussian.entropy(mean, logStd)).toBeCloseTo(expected, 5);
  });

  test('samples have the mean and the deviation', () => {
    const rng = new Rng(1);
    const action = new Float32Array(2);
    const count = 20_000;
    const sums = [0, 0];
    const squares = [0, 0];
    for (let i = 0; i < count; i++) {
      gaussian.sample(mean, logStd, 0, rng, action);
      for (const j of [0, 1]) {
        sums[j] += action[j];
        squares[j] += (action[j] - mean[j]) ** 2;
      }
    }
    for (const j of [0, 1]) {
      const sigma = Math.exp(logStd[j]);
      expect(Math.abs(sums[j] / count - mean[j])).toBeLessThan((4 * sigma) / Math.sqrt(count));
      expect(Math.sqrt(squares[j] / count) / sigma).toBeCloseTo(1, 1);
    }
  });

  test('the mode is the mean, row by row', () => {
    const actions = new Float32Array(4);
    gaussian.mode(Float32Array.of(1, 2, 3, 4), 1, actions);
    expect([...actions]).toEqual([0, 0, 3, 4]);
  });
});

describe('categorical', () => {
  const categorical = new Categorical(3);
  const logits = Float32Array.of(Math.log(0.2), Math.log(0.5), Math.log(0.3)).map((x) => x + 7);

  test('log-probability is that of the softmax', () => {
    for (const [action, p] of [0.2, 0.5, 0.3].entries()) {
      expect(categorical.logProb(logits, NONE, Float32Array.of(action), 0)).toBeCloseTo(Math.log(p), 5);
    }
  });

  test('entropy is −Σ p log p, and log n when all are equally likely', () => {
    const expected = -[0.2, 0.5, 0.3].reduce((sum, p) => sum + p * Math.log(p), 0);
    expect(categorical.entropy(logits, NONE, 0)).toBeCloseTo(expected, 5);
    expect(categorical.entropy(new Float32Array(3), NONE, 0)).toBeCloseTo(Math.log(3), 6);
  });

  test('huge outputs do not overflow', () => {
    const huge = Float32Array.of(1000, 999, -1000);
    expect(categorical.logProb(huge, NONE, Float32Array.of(0), 0)).toBeCloseTo(
      -Math.log(1 + Math.exp(-1)),
      5,
    );
    expect(categorical.entropy(huge, NONE, 0)).toBeGreaterThan(0);
  });

  test('samples have the probabilities', () => {
    const rng = new Rng(1);
    const action = new Float32Array(1);
    const counts = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      categorical.sample(logits, NONE, 0, rng, action);
      counts[action[0]] += 1;
    }
    counts.forEach((count, i) => expect(Math.abs(count / 20_000 - [0.2, 0.5, 0.3][i])).toBeLessThan(0.015));
  });

  test('the mode is the most probable action', () => {
    const actions = new Float32Array(2);
    categorical.mode(Float32Array.of(0, 0, 0, 1, 3, 2), 1, actions);
    expect([...actions]).toEqual([0, 1]);
  });
});

describe.each<[string, ActionDistribution, Float32Array, Float32Array]>([
  ['Gaussian', new DiagonalGaussian(2), Float32Array.of(-0.3, 0.4), Float32Array.of(0.2, -1.5)],
  ['categorical', new Categorical(4), NONE, Float32Array.of(2)],
])('%s', (_name, distribution, logStd, action) => {
  const outputs = Float32Array.of(0.1, -0.7, 0.4, 1.1).slice(0, distribution.outputSize);
  const [dLogProb, dEntropy] = [0.7, -1.3];
  const objective = (o: Float32Array, s: Float32Array): number =>
    dLogProb * distribution.logProb(o, s, action, 0) + dEntropy * distribution.entropy(o, s, 0);
  const nudge = (values: Float32Array, i: number, by: number): Float32Array =>
    values.map((x, j) => (j === i ? x + by : x));

  test('backward agrees with finite differences', () => {
    const dOutputs = new Float32Array(distribution.outputSize);
    const dLogStd = new Float64Array(distribution.logStdSize);
    distribution.backward(outputs, logStd, action, 0, dLogProb, dEntropy, dOutputs, dLogStd);
    const step = 0.01;
    dOutputs.forEach((derivative, i) => {
      const slope =
        (objective(nudge(outputs, i, step), logStd) - objective(nudge(outputs, i, -step), logStd)) /
        (2 * step);
      expect(derivative).toBeCloseTo(slope, 3);
    });
    dLogStd.forEach((derivative, i) => {
      const slope =
        (objective(outputs, nudge(logStd, i, step)) - objective(outputs, nudge(logStd, i, -step))) /
        (2 * step);
      expect(derivative).toBeCloseTo(slope, 3);
    });
  });
});
