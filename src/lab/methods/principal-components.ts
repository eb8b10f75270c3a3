import { DataError } from './data-error.ts';
import type { Matrix } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** The directions in which rows differ most, at right angles to each other (Pearson 1901, Hotelling 1933). */
export interface PrincipalComponents {
  /** Of the rows, [columns] */
  readonly means: Float64Array;
  /** Unit vectors, one per row, most variance first, [columns × columns] */
  readonly directions: Float64Array;
  /** Along each direction, of a sample (divided by rows − 1), [columns] */
  readonly variances: Float64Array;
  /** Share of all variance, [columns]; all 0 where rows do not differ. */
  readonly shares: Float64Array;
}

/** @throws DataError with fewer than two rows */
export function principalComponents(matrix: Matrix): PrincipalComponents {
  const { values, rows, columns } = matrix;
  if (rows < 2) throw new DataError(`Principal components need at least 2 rows (found ${rows}).`);
  const means = new Float64Array(columns);
  for (let at = 0; at < values.length; at++) means[at % columns] += values[at] / rows;
  const { values: found, vectors } = symmetricEigen(covariance(matrix, means), columns);
  // Rounding may leave a direction without variance a little below 0.
  const variances = found.map((variance) => Math.max(0, variance));
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const shares = variances.map((variance) => (total > 0 ? variance / total : 0));
  return { means, directions: vectors, variances, shares };
}

/** How many components it takes until they hold so much of the variance, at least one. */
export function componentsFor({ shares }: PrincipalComponents, share: number): number {
  let held = 0;
  const enough = shares.findIndex((part) => (held += part) >= share);
  return enough < 0 ? shares.length : enough + 1;
}

/** Rows as seen along the first `count` directions, [rows × count] */
export function project(
  { values, rows, columns }: Matrix,
  { means, directions }: PrincipalComponents,
  count: number,
): Matrix {
  const projected = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < count; k++) {
      let sum = 0;
      for (let j = 0; j < columns; j++)
        sum += (values[row * columns + j] - means[j]) * directions[k * columns + j];
      projected[row * count + k] = sum;
    }
  }
  return { values: projected, rows, columns: count };
}

/** [columns × columns] */
function covariance({ values, rows, columns }: Matrix, means: Float64Array): Float64Array {
  const sums = new Float64Array(columns * columns);
  for (let from = 0; from < values.length; from += columns) {
    for (let i = 0; i < columns; i++) {
      const difference = values[from + i] - means[i];
      for (let j = 0; j <= i; j++) sums[i * columns + j] += difference * (values[from + j] - means[j]);
    }
  }
  return sums.map((_, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    return sums[Math.max(i, j) * columns + Math.min(i, j)] / (rows - 1);
  });
}
