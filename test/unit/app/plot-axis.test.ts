import { describe, expect, it } from 'vitest';
import type uPlot from 'uplot';
import { paddedRange } from '../../../src/app/charts/plot-axis.ts';

const range = (low: number | null, high: number | null) => paddedRange({} as uPlot, low, high);

describe('the range of an axis', () => {
  it('has a little air, also around a flat line and where there is nothing', () => {
    expect(range(0, 100)).toEqual([-12, 112]);
    expect(range(5, 5)).toEqual([4, 6]);
    expect(range(0, 0)).toEqual([-1e-3, 1e-3]);
    expect(range(null, null)).toEqual([0, 1]);
  });

  // Ticks are counted up by a step: one that the numbers are too large for never gets anywhere.
  it.each([
    [1e17, 1e17 + 16],
    [-10.000000000000002, -10],
    [1, 1 + Number.EPSILON],
    [-1e12, -1e12 + 1e-3],
  ])('is wide enough to be counted through between %d and %d', (low, high) => {
    const [from, to] = range(low, high);
    const step = (to - from) / 100;
    expect(from + step).toBeGreaterThan(from);
    expect(to - step).toBeLessThan(to);
    expect(to - from).toBeGreaterThanOrEqual(1e-9 * Math.abs(low));
  });
});
