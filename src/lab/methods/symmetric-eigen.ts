/** Eigenvalues, largest first, and their unit vectors, one in each row: [size] and [size × size]. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** A matrix of some tens of columns needs six to ten. */
const MOST_SWEEPS = 50;

/**
 * Of a symmetric matrix [size × size] by Jacobi's cyclic rotations (Golub & Van Loan, _Matrix Computations_, section 8.5): slower
 * than reducing it first, and accurate to rounding for every eigenvalue. Of two opposite vectors it is the one whose largest
 * entry is positive.
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const a = matrix.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const scale = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, size) > 1e-30 * scale; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j] - a[i * size + i]);
  return {
    values: Float64Array.from(order, (i) => a[i * size + i]),
    vectors: Float64Array.from(order.flatMap((i) => facing(v.subarray(i * size, (i + 1) * size)))),
  };
}

/** Makes the entries of rows and columns `p` and `q` vanish, and turns the rows of `v` along. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q];
  if (apq === 0) return;
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const sine = t * cosine;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k++) {
    turn(a, p * size + k, q * size + k, cosine, sine);
    turn(v, p * size + k, q * size + k, cosine, sine);
  }
}

function turn(values: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const [first, second] = [values[i], values[j]];
  values[i] = cosine * first - sine * second;
  values[j] = sine * first + cosine * second;
}

/** Sum of the squares beside the diagonal. */
function offDiagonal(a: Float64Array, size: number): number {
  return a.reduce((sum, value, at) => (at % (size + 1) === 0 ? sum : sum + value * value), 0);
}

function facing(vector: Float64Array): number[] {
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return Array.from(vector, (value) => (largest < 0 ? -value : value));
}
