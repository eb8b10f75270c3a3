import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../../../src/lab/methods/symmetric-eigen.ts';

describe('eigenvalues of a symmetric matrix', () => {
  it('are 3 and 1 of [2 1; 1 2], along the diagonals', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect([...values].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([3, 1]);
    const half = Math.SQRT1_2;
    [half, half].forEach((entry, j) => expect(vectors[j]).toBeCloseTo(entry, 12));
    expect(vectors[2] * vectors[3]).toBeCloseTo(-0.5, 12);
  });

  it('are 2 − 2 cos(kπ / (n + 1)) of the second difference', () => {
    const n = 12;
    const matrix = Float64Array.from({ length: n * n }, (_, at) => {
      const apart = Math.abs(Math.floor(at / n) - (at % n));
      return apart === 0 ? 2 : apart === 1 ? -1 : 0;
    });
    const { values } = symmetricEigen(matrix, n);
    values.forEach((value, k) =>
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1)), 12),
    );
  });

  it('put the matrix together again, with directions at right angles', () => {
    const size = 5;
    const numbers = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
      minLength: size * size,
      maxLength: size * size,
    });
    fc.assert(
      fc.property(numbers, (entries) => {
        const matrix = Float64Array.from(entries, (_, at) => {
          const [i, j] = [Math.floor(at / size), at % size];
          return entries[Math.max(i, j) * size + Math.min(i, j)];
        });
        const { values, vectors } = symmetricEigen(matrix, size);
        const sum = (entry: (k: number) => number): number =>
          values.reduce((total, _, k) => total + entry(k), 0);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            const again = sum((k) => values[k] * vectors[k * size + i] * vectors[k * size + j]);
            expect(again).toBeCloseTo(matrix[i * size + j], 9);
            const product = sum((k) => vectors[i * size + k] * vectors[j * size + k]);
            expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
          }
        }
      }),
    );
  });
});
