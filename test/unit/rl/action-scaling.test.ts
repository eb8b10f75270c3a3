import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActionScaling } from '../../../src/rl/action-scaling.ts';

const SPACE = { type: 'box', low: [-30, 0.5], high: [30, 4] } as const;

test('scales [−1, 1] to the bounds and clips beyond them', () => {
  const out = new Float32Array(10);
  createActionScaling(SPACE)(Float32Array.of(-1, -1, 0, 0, 1, 1, -7, 9, 0.5, -0.5), 5, out);
  expect([...out]).toEqual([-30, 0.5, 0, 2.25, 30, 4, -30, 4, 15, 1.375]);
});

test('the result is never outside the bounds', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      (action, low, width) => {
        const [lowest, highest] = [Math.fround(low), Math.fround(low + width)];
        const out = new Float32Array(1);
        createActionScaling({ type: 'box', low: [lowest], high: [highest] })(Float32Array.of(action), 1, out);
        expect(out[0]).toBeGreaterThanOrEqual(lowest);
        expect(out[0]).toBeLessThanOrEqual(highest);
      },
    ),
  );
});

test('indices pass unchanged', () => {
  const out = new Float32Array(2);
  createActionScaling({ type: 'discrete', n: 5 })(Float32Array.of(4, 0), 2, out);
  expect([...out]).toEqual([4, 0]);
});

test('a box without bounds is refused', () => {
  expect(() => createActionScaling({ type: 'box', low: [0], high: [Infinity] })).toThrow(RangeError);
});
