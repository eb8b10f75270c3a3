import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { orthogonal } from '../../../src/nn/orthogonal.ts';

test('the shorter side is orthogonal and has the length of the gain', () => {
  const side = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(side, side, fc.nat(), (rows, columns, seed) => {
      const gain = 1.5;
      const matrix = orthogonal(rows, columns, gain, new Rng(seed));
      const [vectors, length] = rows < columns ? [rows, columns] : [columns, rows];
      const entry = (vector: number, i: number): number =>
        rows < columns ? matrix[vector * columns + i] : matrix[i * columns + vector];
      for (let a = 0; a < vectors; a++) {
        for (let b = 0; b <= a; b++) {
          let product = 0;
          for (let i = 0; i < length; i++) product += entry(a, i) * entry(b, i);
          expect(product).toBeCloseTo(a === b ? gain * gain : 0, 5);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('the same seed gives the same matrix, another seed another', () => {
  expect(orthogonal(5, 7, 1, new Rng(1))).toEqual(orthogonal(5, 7, 1, new Rng(1)));
  expect(orthogonal(5, 7, 1, new Rng(1))).not.toEqual(orthogonal(5, 7, 1, new Rng(2)));
});
