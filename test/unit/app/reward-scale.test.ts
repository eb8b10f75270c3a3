import { describe, expect, it } from 'vitest';
import { factorBetween, sharesOfRange } from '../../../src/app/state/reward-scale.ts';

const lap = (before: number[] | null, after: number[]) => ({
  before: before && Float32Array.from(before),
  after: Float32Array.from(after),
});

describe('the factor between two rewards', () => {
  it('is found where every step is that many times what it was', () => {
    expect(factorBetween([lap([1, -2], [20, -40]), lap([0.5], [10])])).toBeCloseTo(20);
    expect(factorBetween([lap([1, 2], [-1, -2])])).toBeCloseTo(-1);
  });

  it('is none where one step is worth something else, or there is nothing to measure by', () => {
    expect(factorBetween([lap([1, -2], [20, -40]), lap([0.5], [11])])).toBeNull();
    expect(factorBetween([lap([1, 2], [3, 4])])).toBeNull();
    expect(factorBetween([lap([0, 0], [1, 2])])).toBeNull();
    expect(factorBetween([lap([1, 2], [0, 0])])).toBeNull();
    expect(factorBetween([lap(null, [1, 2])])).toBeNull();
    expect(factorBetween([])).toBeNull();
  });
});

describe('shares of each reward’s own range', () => {
  it('say where values lie between the smallest and the largest step, over all laps', () => {
    const laps = [lap([0, 1], [10, 30]), lap([2, 4], [20, 50])];
    expect(sharesOfRange(laps, { before: 1, after: 50 })).toEqual({ before: 0.25, after: 1 });
  });

  it('are none where a reward is the same everywhere', () => {
    expect(sharesOfRange([lap([1, 1], [1, 2])], { before: 1, after: 2 })).toBeNull();
    expect(sharesOfRange([lap([1, 2], [3, 3])], { before: 1, after: 3 })).toBeNull();
    expect(sharesOfRange([lap(null, [3, 4])], { before: 1, after: 3 })).toBeNull();
  });
});
