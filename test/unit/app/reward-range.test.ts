import { describe, expect, it } from 'vitest';
import { rewardRange, steadyRange } from '../../../src/app/state/reward-range.ts';

describe('the range of rewards along a trail', () => {
  it('is that of most steps: a bonus at the line leaves no single colour for the rest', () => {
    const lap = Float32Array.from({ length: 100 }, (_, k) => k);
    lap[50] = 1e6;
    expect(rewardRange([lap])).toEqual({ low: 3, high: 97 });
    expect(rewardRange([lap.subarray(0, 40), lap.subarray(40)])).toEqual({ low: 3, high: 97 });
  });

  it('is that of all steps where most are worth the same', () => {
    const lap = new Float32Array(200).fill(1);
    lap[3] = 0.5;
    expect(rewardRange([lap])).toEqual({ low: 0.5, high: 1 });
  });

  it('is known as soon as one step is', () => {
    expect(rewardRange([])).toBeNull();
    expect(rewardRange([new Float32Array(0)])).toBeNull();
    expect(rewardRange([Float32Array.of(2)])).toEqual({ low: 2, high: 2 });
  });

  it('stays as it is shown while it hardly changes', () => {
    const shown = { low: 0, high: 10 };
    expect(steadyRange(shown, { low: 0.1, high: 9.9 })).toBe(shown);
    expect(steadyRange(shown, { low: 0.1, high: 11 })).toEqual({ low: 0.1, high: 11 });
    expect(steadyRange(null, shown)).toBe(shown);
    expect(steadyRange(shown, null)).toBeNull();
    expect(steadyRange({ low: 1, high: 1 }, { low: 1, high: 1.001 })).toEqual({ low: 1, high: 1.001 });
  });
});
