import { expect, it } from 'vitest';
import { fitStumps, stumpOdds } from '../../../../src/lab/fraud/model/boosted-stumps.ts';

const row = (isPositive: boolean, ...inputs: number[]) => ({ inputs: Float64Array.from(inputs), isPositive });

it('splits first where the gain is largest, with the leaves of one Newton step', () => {
  const rows = [row(false, 0, 5), row(false, 1, 1), row(true, 2, 4), row(true, 3, 2)];
  const { intercept, stumps } = fitStumps(rows, 2);
  expect(intercept).toBe(0);
  // Errors of ±1/2 and bends of 1/4: each side has Σ = ∓1 over 1/2 + 1, times the learning rate.
  expect(stumps[0]).toMatchObject({ input: 0, threshold: 1.5 });
  expect(stumps[0].below).toBeCloseTo(-0.2 / 1.5, 12);
  expect(stumps[0].above).toBeCloseTo(0.2 / 1.5, 12);
});

it('never lowers the odds for a louder alarm, even where the examples do', () => {
  const rows = [row(true, 0), row(true, 1), row(false, 2), row(false, 3)];
  const model = fitStumps(rows, 1);
  expect(stumpOdds(model, Float64Array.of(3))).toBeGreaterThanOrEqual(stumpOdds(model, Float64Array.of(0)));
});
