import { expect, test } from 'vitest';
import { editDistance } from '../../../src/math/edit-distance.ts';

test.each([
  ['', '', 0],
  ['gamma', 'gamma', 0],
  ['', 'gamma', 5],
  ['kitten', 'sitting', 3],
  ['gama', 'gamma', 1],
  ['flaw', 'lawn', 2],
  ['spede', 'speed', 1],
  ['ab', 'ba', 1],
  ['abcd', 'badc', 2],
  ['ca', 'abc', 3],
])('from %j to %j: %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});
