import { expect, it } from 'vitest';
import { solveSymmetric } from '../../../../src/lab/fraud/model/solve-symmetric.ts';

it('solves a system whose answer is known', () => {
  const b = Float64Array.of(4 + 2 * 2 + 3, 2 + 2 * 5 + 3 * 2, 1 + 2 * 2 + 3 * 6);
  const x = solveSymmetric(Float64Array.of(4, 2, 1, 2, 5, 2, 1, 2, 6), b);
  // A (1, 2, 3) with A = [[4, 2, 1], [2, 5, 2], [1, 2, 6]]
  for (const [i, value] of [1, 2, 3].entries()) expect(x[i]).toBeCloseTo(value, 12);
});

it('refuses a matrix that is not positive definite', () => {
  expect(() => solveSymmetric(Float64Array.of(1, 2, 2, 1), new Float64Array(2))).toThrow(RangeError);
});
