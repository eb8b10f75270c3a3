import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDegrees, toRadians, wrapAngle } from '../../../src/math/angle.ts';
import { clamp, ringIndex, wrap } from '../../../src/math/scalar.ts';
import { mean, median } from '../../../src/math/statistics.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('scalars', () => {
  it('are clamped', () => {
    expect([-3, 0.5, 3].map((value) => clamp(value, -1, 1))).toEqual([-1, 0.5, 1]);
  });

  it('are wrapped into [0, period)', () => {
    expect([-0.5, 0, 3, 3.5, 7].map((value) => wrap(value, 3))).toEqual([2.5, 0, 0, 0.5, 1]);
    expect(wrap(-1e-20, 3)).toBe(0);
    fc.assert(
      fc.property(number, fc.double({ min: 0.001, max: 1e4, noNaN: true }), (value, period) => {
        const wrapped = wrap(value, period);
        expect(wrapped).toBeGreaterThanOrEqual(0);
        expect(wrapped).toBeLessThan(period);
      }),
    );
  });

  it('are places on a ring', () => {
    expect([-5, -1, 0, 4, 5, 11].map((i) => ringIndex(i, 5))).toEqual([0, 4, 0, 4, 0, 1]);
  });
});

describe('angles', () => {
  it('are wrapped into (-π, π]', () => {
    expect(wrapAngle(Math.PI)).toBe(Math.PI);
    expect(wrapAngle(-Math.PI)).toBe(Math.PI);
    expect(wrapAngle(1.5 * Math.PI)).toBeCloseTo(-0.5 * Math.PI, 12);
    fc.assert(
      fc.property(number, (angle) => {
        const wrapped = wrapAngle(angle);
        expect(wrapped).toBeGreaterThan(-Math.PI);
        expect(wrapped).toBeLessThanOrEqual(Math.PI);
        expect(Math.cos(wrapped - angle)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('are converted', () => {
    expect(toDegrees(Math.PI)).toBe(180);
    expect(toRadians(-90)).toBe(-Math.PI / 2);
  });
});

describe('statistics', () => {
  it('have a mean and a median, and none of nothing', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(median([6, 1, 2])).toBe(2);
    expect(median([6, 1, 2, 4])).toBe(3);
    expect(mean([])).toBeNull();
    expect(median([])).toBeNull();
  });
});
