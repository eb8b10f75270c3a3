import { describe, expect, it } from 'vitest';
import { DataError } from '../../../../src/lab/methods/data-error.ts';
import { matrixOf, rowOf, rowsOf, squaredDistance } from '../../../../src/lab/methods/matrix.ts';

describe('a matrix', () => {
  const matrix = matrixOf(Float64Array.of(1, 2, 3, 4, 5, 6), 2);

  it('gives rows, one without a copy and several as another matrix', () => {
    expect(matrix).toMatchObject({ rows: 3, columns: 2 });
    expect([...rowOf(matrix, 1)]).toEqual([3, 4]);
    expect([...rowsOf(matrix, [2, 0]).values]).toEqual([5, 6, 1, 2]);
    expect(squaredDistance(matrix, 0, matrix, 2)).toBe(32);
  });

  it.each([
    [Float64Array.of(), 'There are no rows to learn from: at least one is needed.'],
    [Float64Array.of(1, 2, 3), 'Rows of 2 numbers need a multiple of 2 numbers (found 3).'],
    [Float64Array.of(1, 2, 3, NaN), 'Row 2, column 2 is NaN: every number must be finite.'],
    [Float32Array.of(Infinity, 2), 'Row 1, column 1 is Infinity: every number must be finite.'],
  ])('says what is wrong with %o', (values, message) => {
    expect(() => matrixOf(values, 2)).toThrow(new DataError(message));
  });
});
