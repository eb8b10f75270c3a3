import { describe, expect, it } from 'vitest';
import { actionSize, box, findInvalidAction } from '../../../src/gym/space.ts';

describe('spaces', () => {
  it('makes a box of equal bounds', () => {
    expect(box(3, -1, 2)).toEqual({ type: 'box', low: [-1, -1, -1], high: [2, 2, 2] });
  });

  it('counts the numbers of an action', () => {
    expect(actionSize(box(2, 0, 1))).toBe(2);
    expect(actionSize({ type: 'discrete', n: 7 })).toBe(1);
  });

  it('takes bounds as the 32-bit numbers that they become', () => {
    const space = box(1, -0.7, 3.3);
    expect(findInvalidAction(space, Float32Array.of(-0.7, 3.3))).toBe(-1);
    expect(findInvalidAction(space, Float32Array.of(0, 3.300001))).toBe(1);
    expect(findInvalidAction(space, Float32Array.of(-0.700001, 0))).toBe(0);
  });

  it('names the first row that is no action', () => {
    expect(findInvalidAction(box(2, 0, 1), Float32Array.of(0, 1, 0.5, 0.5, 0.5, Number.NaN))).toBe(2);
    expect(findInvalidAction({ type: 'discrete', n: 3 }, Float32Array.of(0, 2, 3))).toBe(2);
    expect(findInvalidAction({ type: 'discrete', n: 3 }, Float32Array.of(-1))).toBe(0);
    expect(findInvalidAction({ type: 'discrete', n: 3 }, Float32Array.of(0.5))).toBe(0);
    expect(findInvalidAction({ type: 'discrete', n: 3 }, Float32Array.of(0, 1, 2))).toBe(-1);
  });
});
