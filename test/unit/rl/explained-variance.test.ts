import { expect, test } from 'vitest';
import { explainedVariance } from '../../../src/rl/explained-variance.ts';

test('1 when the critic is right up to a constant, 0 for a constant, negative when worse', () => {
  const returns = Float32Array.of(1, 2, 3, 4);
  expect(
    explainedVariance(
      returns.map((x) => x + 5),
      returns,
    ),
  ).toBeCloseTo(1, 6);
  expect(explainedVariance(new Float32Array(4), returns)).toBeCloseTo(0, 6);
  expect(
    explainedVariance(
      returns.map((x) => -x),
      returns,
    ),
  ).toBeCloseTo(-3, 6);
});

test('0 when there is nothing to explain', () => {
  expect(explainedVariance(Float32Array.of(1, 2), Float32Array.of(3, 3))).toBe(0);
});
