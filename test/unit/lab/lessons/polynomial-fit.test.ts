import { expect, it } from 'vitest';
import {
  fitPolynomial,
  noisyDots,
  typicalError,
  valueAt,
} from '../../../../src/lab/lessons/polynomial-fit.ts';
import { median } from '../../../../src/math/statistics.ts';
import { Rng } from '../../../../src/math/rng.ts';

it('finds a cubic that points lie on, also between them', () => {
  const cubic = (x: number): number => 2 - x + 3 * x ** 3;
  const dots = [-1, -0.4, 0.1, 0.5, 2].map((x) => ({ x, y: cubic(x) }));
  const fit = fitPolynomial(dots, 3);
  for (const x of [-2, -0.7, 0, 1.3]) expect(valueAt(fit, x)).toBeCloseTo(cubic(x), 10);
});

it('of degree 0 it is the mean, of degree 1 the line of least squares', () => {
  const dots = [
    { x: 0, y: 1 },
    { x: 1, y: 3 },
    { x: 2, y: 2 },
  ];
  expect(valueAt(fitPolynomial(dots, 0), 7)).toBeCloseTo(2, 12);
  const line = fitPolynomial(dots, 1);
  expect([valueAt(line, 0), valueAt(line, 1)].map((y) => y.toFixed(9))).toEqual([
    '1.500000000',
    '2.000000000',
  ]);
});

it('with a degree one below the number of points it goes through all of them', () => {
  const dots = noisyDots(new Rng(1), 12);
  expect(typicalError(fitPolynomial(dots, 11), dots)).toBeLessThan(1e-9);
});

it('misses less of what it has seen with each degree, and in the end more of what it has not', () => {
  const ratios: number[] = [];
  for (let seed = 1; seed <= 20; seed++) {
    const rng = new Rng(seed);
    const [seen, heldOut] = [noisyDots(rng, 12), noisyDots(rng, 12, 0.5)];
    const fits = Array.from({ length: 12 }, (_, degree) => fitPolynomial(seen, degree));
    const errors = fits.map((fit) => typicalError(fit, seen));
    for (const [degree, error] of errors.entries())
      if (degree > 0) expect(error).toBeLessThanOrEqual(errors[degree - 1] + 1e-12);
    const unseen = fits.map((fit) => typicalError(fit, heldOut));
    ratios.push(unseen[11] / Math.min(...unseen));
  }
  expect(Math.min(...ratios)).toBeGreaterThan(1);
  expect(median(ratios)).toBeGreaterThan(2);
});
