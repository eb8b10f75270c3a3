import { expect, it } from 'vitest';
import { sampleRows } from '../../../../src/lab/methods/sample-rows.ts';
import { Rng } from '../../../../src/math/rng.ts';

it('draws rows without putting back, the same for the same seed; all of them where there are no more', () => {
  const drawn = sampleRows(100, 30, new Rng(1));
  expect(new Set(drawn).size).toBe(30);
  expect(Math.max(...drawn)).toBeLessThan(100);
  expect(sampleRows(100, 30, new Rng(1))).toEqual(drawn);
  expect([...sampleRows(3, 30, new Rng(1))]).toEqual([0, 1, 2]);
});
