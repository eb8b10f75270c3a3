import { expect, it } from 'vitest';
import { boundedMoments } from '../../../src/rl/bounded-moments.ts';

const clip = (u: number): number => Math.min(1, Math.max(-1, u));

it('leaves a distribution as it is that reaches no bound', () => {
  const { mean, deviation } = boundedMoments(0.3, 0.05, clip);
  expect(mean).toBeCloseTo(0.3, 12);
  expect(deviation).toBeCloseTo(0.05, 10);
});

it('knows half a Gaussian: E min(1, u) = 1 − σ φ(0), and its variance', () => {
  const { mean, deviation } = boundedMoments(1, 0.1, clip);
  const density = 1 / Math.sqrt(2 * Math.PI);
  expect(mean).toBeCloseTo(1 - 0.1 * density, 5);
  expect(deviation).toBeCloseTo(0.1 * Math.sqrt(0.5 - density * density), 4);
});

it('is narrow where all of it lies beyond a bound', () => {
  const { mean, deviation } = boundedMoments(9, 0.5, clip);
  expect(mean).toBe(1);
  expect(deviation).toBe(0);
});

it('squashes symmetrically, and to first order by the slope', () => {
  expect(boundedMoments(0, 2, Math.tanh).mean).toBeCloseTo(0, 12);
  const { mean, deviation } = boundedMoments(0.5, 1e-4, Math.tanh);
  expect(mean).toBeCloseTo(Math.tanh(0.5), 8);
  expect(deviation / 1e-4).toBeCloseTo(1 - Math.tanh(0.5) ** 2, 6);
});
