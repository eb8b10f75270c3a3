import { expect, test } from 'vitest';
import { batchSeed } from '../../../src/reward/batch-seed.ts';

const batch = (...rows: number[]) => ({ numSteps: 1, numCars: 1, rows: Float64Array.from(rows) });

test('the same batch has the same seed, wherever its rows lie in memory', () => {
  const rows = Float64Array.from([9, 1, 2.5, 9]).subarray(1, 3);
  expect(batchSeed({ numSteps: 1, numCars: 1, rows })).toBe(batchSeed(batch(1, 2.5)));
});

test('batches that differ anywhere have different seeds', () => {
  const batches = [
    batch(),
    batch(0),
    batch(0, 0),
    batch(-0),
    batch(1, 2),
    batch(2, 1),
    batch(1, 2 + 2 ** -50),
  ];
  expect(new Set(batches.map(batchSeed)).size).toBe(batches.length);
});
