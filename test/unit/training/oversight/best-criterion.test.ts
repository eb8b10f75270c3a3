import { describe, expect, it } from 'vitest';
import { isBetterEvaluation } from '../../../../src/race/evaluation.ts';
import { BEST_CRITERIA, isBetterBy } from '../../../../src/training/oversight/best-criterion.ts';
import { candidate, laps } from './candidates.ts';

/** Fewer clean laps, one of them the fastest; farther on the whole; poorer. */
const quick = candidate([8, ...laps(5, 12)], { progress: 99, meanReward: 0.5 });
/** More clean laps, all of the same time. */
const safe = candidate(laps(8, 9), { progress: 10, meanReward: 0.9 });

describe('what the best policy is best by', () => {
  it.each([
    ['laps', safe, quick],
    ['progress', quick, safe],
    ['lap-time', quick, safe],
    ['reward', safe, quick],
  ] as const)('%s', (criterion, better, worse) => {
    expect(isBetterBy(criterion, better, worse)).toBe(true);
    expect(isBetterBy(criterion, worse, better)).toBe(false);
  });

  it.each(BEST_CRITERIA)(
    'by %s anything is better than nothing, and nothing is better than itself',
    (criterion) => {
      expect(isBetterBy(criterion, candidate([]), null)).toBe(true);
      expect(isBetterBy(criterion, safe, safe)).toBe(false);
    },
  );

  it('by laps is the order of evaluations', () => {
    const all = [quick, safe, candidate([]), candidate([], { progress: 70 }), candidate(laps(8, 8.9))];
    for (const a of all) {
      for (const b of all)
        expect(isBetterBy('laps', a, b)).toBe(isBetterEvaluation(a.evaluation, b.evaluation));
    }
  });

  it('any lap is better than none, and any reward than an unknown one', () => {
    expect(isBetterBy('lap-time', candidate([60], { progress: 1 }), candidate([], { progress: 99 }))).toBe(
      true,
    );
    expect(isBetterBy('reward', candidate([], { meanReward: -9 }), safe)).toBe(false);
    expect(isBetterBy('reward', candidate([], { meanReward: -9 }), candidate(laps(10, 8)))).toBe(true);
  });

  it('equal figures are told apart by laps', () => {
    expect(isBetterBy('lap-time', candidate([8, 9, 9]), candidate([8]))).toBe(true);
    expect(isBetterBy('reward', candidate([8], { meanReward: 1 }), candidate([], { meanReward: 1 }))).toBe(
      true,
    );
  });
});
