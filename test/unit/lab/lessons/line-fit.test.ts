import { expect, it } from 'vitest';
import {
  bestLine,
  errorGradient,
  type Line,
  squaredError,
  steeringExamples,
  stepLine,
} from '../../../../src/lab/lessons/line-fit.ts';
import { Rng } from '../../../../src/math/rng.ts';

const descend = (
  start: Line,
  dots: ReturnType<typeof steeringExamples>,
  rate: number,
  steps: number,
): Line => {
  let line = start;
  for (let i = 0; i < steps; i++) line = stepLine(line, dots, rate);
  return line;
};

it('the gradient is that of finite differences, and 0 at the best line', () => {
  const dots = steeringExamples(new Rng(1));
  const [line, h] = [{ slope: 3, intercept: -2 }, 1e-4];
  const { slope, intercept } = errorGradient(line, dots);
  const difference = (change: Partial<Line>, back: Partial<Line>): number =>
    (squaredError({ ...line, ...change }, dots) - squaredError({ ...line, ...back }, dots)) / (2 * h);
  expect(slope).toBeCloseTo(difference({ slope: 3 + h }, { slope: 3 - h }), 6);
  expect(intercept).toBeCloseTo(difference({ intercept: -2 + h }, { intercept: -2 - h }), 6);
  const best = errorGradient(bestLine(dots), dots);
  expect(best.slope).toBeCloseTo(0, 10);
  expect(best.intercept).toBeCloseTo(0, 10);
});

it('descends to the line in closed form, and flies apart at a rate above 2 / the largest curvature, which is 2', () => {
  const dots = steeringExamples(new Rng(2));
  const best = bestLine(dots);
  const found = descend({ slope: 0, intercept: 0 }, dots, 0.3, 200);
  expect(found.slope).toBeCloseTo(best.slope, 8);
  expect(found.intercept).toBeCloseTo(best.intercept, 8);
  const start = { slope: 0, intercept: 10 };
  expect(squaredError(descend(start, dots, 0.98, 100), dots)).toBeLessThan(squaredError(start, dots));
  expect(squaredError(descend(start, dots, 1.05, 100), dots)).toBeGreaterThan(squaredError(start, dots));
});

it('finds a line that all points lie on', () => {
  const dots = [0, 1, 5].map((x) => ({ x, y: 4 * x - 1 }));
  expect(bestLine(dots)).toEqual({ slope: 4, intercept: -1 });
  expect(squaredError(bestLine(dots), dots)).toBe(0);
});
