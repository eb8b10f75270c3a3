import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numAnswers, type ProfilerRecord, readRecord } from '../../../../src/reward/profile/profiler.ts';
import { timeShares } from '../../../../src/reward/profile/time-shares.ts';

const record = (stretches: number[], endings: number[], spent: number[]): ProfilerRecord => ({
  counts: [],
  sides: [],
  stretches,
  endings,
  spent,
  cuts: 0,
});

describe('shares of time', () => {
  it('are what is left without the time that a statement takes that does nothing', () => {
    // A stretch takes 1 ms more than its statement, one that ends a function 2 ms.
    const one = record([7, 10, 5, 4, 0], [0, 0, 5, 0, 3], [99, 10 + 30, 5 + 10 + 10, 4, 6]);
    const { shares, error } = timeShares([one, one], { numLines: 2 });
    expect(shares).toEqual([0, 75, 25, 0, 0]);
    // 60 and 20 ms are left where 20 and 30 were taken away, of which 15 % may be wrong: of 75 % this is a quarter of 3 and three
    // quarters of 4.5 of 80 ms.
    expect(error).toBeCloseTo((100 * Math.hypot(3 / 4, (3 * 4.5) / 4)) / 80, 9);
  });

  it('are as uncertain as single modules differ', () => {
    const of = (first: number, second: number) =>
      record([0, 1, 1, 1, 0], [0, 0, 0, 0, 1], [0, first, second, 0, 0]);
    // 50 % and 70 %: 60 % with a standard deviation of √200, from two of them.
    const { shares, error } = timeShares([of(5, 5), of(7, 3)], { numLines: 2 });
    expect(shares![1]).toBeCloseTo(60, 9);
    expect(error).toBeCloseTo(10, 9);
  });

  it('are uncertain where more is taken away than there was', () => {
    // A loop of 1000 turns took half of what as many idle statements take: the other half may be missing on line 2, too.
    const loop = record([0, 1000, 10, 4, 0], [0, 0, 0, 0, 0], [0, 500, 20, 4, 0]);
    const { shares, error } = timeShares([loop, loop], { numLines: 2 });
    expect(shares).toEqual([0, 0, 100, 0, 0]);
    expect(error).toBeCloseTo((100 * (1000 / 2020) * 2000) / 20, 6);
  });

  it('are none where nothing is left', () => {
    const idle = record([0, 4, 4, 4, 0], [0, 0, 0, 0, 0], [1, 1, 1, 4, 0]);
    expect(timeShares([idle], { numLines: 2 })).toEqual({ shares: null, error: null });
    const busy = record([0, 1, 0, 4, 0], [0, 0, 0, 0, 0], [0, 90, 0, 4, 0]);
    expect(timeShares([busy, idle], { numLines: 2 })).toMatchObject({
      shares: [0, 100, 0, 0, 0],
      error: null,
    });
  });

  it('are of counts that come in two numbers each', () => {
    const plan = { numLines: 0, numBranches: 1, numCounters: 3, isTimed: false };
    const answers = Float64Array.of(0, 0, 1, 0, 65_535, 2, 7, 0, 0, 1, 3);
    expect(readRecord(answers, plan)).toMatchObject({ counts: [0, 1, 196_607], sides: [7, 65_536], cuts: 3 });
  });

  it('are between 0 and 100, and counts whole numbers, whatever user code answers', () => {
    const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    const plan = { numLines: 3, numBranches: 2, numCounters: 6 };
    const most = numAnswers({ ...plan, isTimed: true });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(number, { minLength: most, maxLength: most }),
        (isTimed, numbers) => {
          const read = readRecord(Float64Array.from(numbers), { ...plan, isTimed });
          const wholes = [...read.counts, ...read.sides, ...read.stretches, ...read.endings];
          expect(wholes.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
          if (!isTimed) return;
          const { shares } = timeShares([read], plan);
          expect(shares === null || shares.every((share) => share >= 0 && share <= 100.0001)).toBe(true);
        },
      ),
    );
  });
});
