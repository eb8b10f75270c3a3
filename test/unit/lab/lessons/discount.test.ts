import { expect, it } from 'vitest';
import { halfLifeOf, horizonOf, metresIn, weightAfter } from '../../../../src/lab/lessons/discount.ts';

it.each([0.5, 0.9, 0.95, 0.99])('all weights of γ = %d sum up to its horizon', (gamma) => {
  let sum = 0;
  for (let n = 0; n < 5000; n++) sum += weightAfter(gamma, n);
  expect(sum).toBeCloseTo(horizonOf(gamma), 8);
  expect(weightAfter(gamma, halfLifeOf(gamma))).toBeCloseTo(0.5, 12);
});

it('15 decisions at 2 m/s are 2 m', () => {
  expect(metresIn(15, 2)).toBe(2);
  expect(weightAfter(0, 0)).toBe(1);
});
