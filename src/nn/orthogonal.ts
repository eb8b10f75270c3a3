import type { Rng } from '../math/rng.ts';

/**
 * A random matrix with orthonormal rows or columns, whichever are fewer, times `gain` (Saxe et al. 2013, arXiv:1312.6120):
 * a layer so initialised neither shrinks nor blows up what passes through it.
 * @returns [rows × columns], row-major
 */
export function orthogonal(rows: number, columns: number, gain: number, rng: Rng): Float32Array {
  const length = Math.max(rows, columns);
  const count = Math.min(rows, columns);
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = Float64Array.from({ length }, () => rng.normal());
    // Twice is enough for orthogonality to rounding (Giraud et al. 2005).
    subtractProjections(vector, vectors);
    subtractProjections(vector, vectors);
    const norm = Math.sqrt(dot(vector, vector));
    vectors.push(vector.map((x) => x / norm));
  }
  const matrix = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const entry = rows < columns ? vectors[row][column] : vectors[column][row];
      matrix[row * columns + column] = gain * entry;
    }
  }
  return matrix;
}

function subtractProjections(vector: Float64Array, basis: readonly Float64Array[]): void {
  for (const unit of basis) {
    const along = dot(vector, unit);
    for (let i = 0; i < vector.length; i++) vector[i] -= along * unit[i];
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
