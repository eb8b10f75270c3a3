import { cholesky } from '../../methods/cholesky.ts';

/**
 * Solves A x = b for a symmetric positive definite A by its factor L: L y = b, Lᵀ x = y (Golub & Van Loan 2013, §4.2).
 * @param a [n × n], of which the lower half is enough @param b [n]
 * @throws RangeError where A is not positive definite
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const l = cholesky(a, n);
  if (l === null) throw new RangeError('the matrix must be positive definite');
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= l[i * n + k] * x[k];
    x[i] /= l[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= l[k * n + i] * x[k];
    x[i] /= l[i * n + i];
  }
  return x;
}
