import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepCheckpoint } from '../../../../src/training/oversight/kept-checkpoints.ts';

const MOST = 8;

/** What is kept after so many evaluations, of which the given one is the best as soon as it is there. */
function keptAfter(evaluations: number, best: number, most = MOST): readonly number[] {
  let kept: readonly number[] = [];
  for (let i = 1; i <= evaluations; i++)
    kept = keepCheckpoint(kept, 2048 * i, 2048 * Math.min(best, i), most);
  return kept;
}

describe('the checkpoints of a run', () => {
  it('are all kept while they are few', () => {
    expect(keptAfter(4, 2)).toEqual([2048, 4096, 6144, 8192]);
  });

  it('always have the first, the best and the last, and never more than the most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: MOST, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (evaluations, best) => {
          const kept = keptAfter(evaluations, best);
          expect(kept).toHaveLength(MOST);
          expect(kept[0]).toBe(2048);
          expect(kept).toContain(2048 * Math.min(best, evaluations));
          expect(kept.at(-1)).toBe(2048 * evaluations);
          expect(kept.toSorted((a, b) => a - b)).toEqual(kept);
        },
      ),
    );
  });

  it('stay spread over the whole run: no gap is more than four times as wide as it would be evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: MOST, max: 300 }), (evaluations) => {
        const kept = keptAfter(evaluations, 1);
        const widest = Math.max(...kept.slice(1).map((at, i) => at - kept[i]));
        expect(widest).toBeLessThanOrEqual((4 * 2048 * evaluations) / (MOST - 1));
      }),
    );
  });

  it('begin again where a run goes on from an earlier place', () => {
    expect(keepCheckpoint([2048, 4096, 6144, 8192], 6144, 2048)).toEqual([2048, 4096, 6144]);
  });
});
