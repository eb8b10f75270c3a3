import { DataError } from './data-error.ts';

/** Rows of numbers, row-major: [rows × columns]. */
export interface Matrix {
  readonly values: Float64Array | Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** @throws DataError where the numbers do not fill whole rows, there are none, or one is not finite */
export function matrixOf(values: Matrix['values'], columns: number): Matrix {
  const rows = values.length / columns;
  if (values.length === 0) throw new DataError('There are no rows to learn from: at least one is needed.');
  if (!Number.isInteger(rows))
    throw new DataError(
      `Rows of ${columns} numbers need a multiple of ${columns} numbers (found ${values.length}).`,
    );
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new DataError(
      `Row ${Math.floor(bad / columns) + 1}, column ${(bad % columns) + 1} is ${values[bad]}: every number must be finite.`,
    );
  return { values, rows, columns };
}

/** One row, without a copy. */
export function rowOf({ values, columns }: Matrix, row: number): Matrix['values'] {
  return values.subarray(row * columns, (row + 1) * columns);
}

/** The named rows in their order, copied. */
export function rowsOf(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const { columns } = matrix;
  const values = new Float64Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) values.set(rowOf(matrix, rows[i]), i * columns);
  return { values, rows: rows.length, columns };
}

/** Of row `i` of `a` from row `j` of `b`, which has as many columns. */
export function squaredDistance(a: Matrix, i: number, b: Matrix, j: number): number {
  const { columns } = a;
  let sum = 0;
  for (let k = 0; k < columns; k++) {
    const difference = a.values[i * columns + k] - b.values[j * columns + k];
    sum += difference * difference;
  }
  return sum;
}
