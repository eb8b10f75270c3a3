/**
 * The lower triangle L of a symmetric positive definite matrix A = L · Lᵀ, [size × size], zeros above the diagonal.
 * @returns null where it is not positive definite
 */
export function cholesky(a: Float64Array, size: number): Float64Array | null {
  const l = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * size + j];
      for (let k = 0; k < j; k++) sum -= l[i * size + k] * l[j * size + k];
      if (i !== j) l[i * size + j] = sum / l[j * size + j];
      else if (sum > 0) l[i * size + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return l;
}

/** Squared length of L⁻¹ · x, by forward substitution in place of `x`. */
export function squaredSolution(l: Float64Array, x: Float64Array): number {
  const size = x.length;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= l[i * size + k] * x[k];
    x[i] = sum / l[i * size + i];
    squares += x[i] * x[i];
  }
  return squares;
}

/** Logarithm of the determinant of L. */
export function logDeterminant(l: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(l[i * size + i]);
  return sum;
}
