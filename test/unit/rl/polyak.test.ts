import { expect, test } from 'vitest';
import { polyak } from '../../../src/rl/polyak.ts';

test('moves a share of the way: exact in binary fractions', () => {
  const target = Float32Array.of(0, 8, -4);
  polyak(target, Float32Array.of(8, 0, 4), 0.25);
  expect([...target]).toEqual([2, 6, -2]);
});

test('0 leaves the target, 1 copies the source', () => {
  const target = Float32Array.of(0.1, 0.2);
  const source = Float32Array.of(0.3, -0.7);
  polyak(target, source, 0);
  expect(target).toEqual(Float32Array.of(0.1, 0.2));
  polyak(target, source, 1);
  expect(target).toEqual(source);
});

test('after n moves a share (1 − τ)ⁿ of the start is left', () => {
  const target = Float32Array.of(1);
  for (let i = 0; i < 100; i++) polyak(target, Float32Array.of(0), 0.05);
  expect(target[0]).toBeCloseTo(0.95 ** 100, 7);
});
