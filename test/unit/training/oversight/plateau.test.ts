import { describe, expect, it } from 'vitest';
import type { BestCriterion, Candidate } from '../../../../src/training/oversight/best-criterion.ts';
import { extendPlateau, NO_PLATEAU } from '../../../../src/training/oversight/plateau.ts';
import { candidate, laps } from './candidates.ts';

/** Evaluations without a clear improvement after each of these. */
function lengths(criterion: BestCriterion, candidates: readonly Candidate[]): number[] {
  let plateau = NO_PLATEAU;
  return candidates.map((next) => (plateau = extendPlateau(plateau, next, criterion)).evaluations);
}

const lapTimes = (...seconds: number[]): Candidate[] => seconds.map((time) => candidate(laps(10, time)));
const progresses = (...percents: number[]): Candidate[] =>
  percents.map((progress) => candidate([], { progress }));
const rewards = (...values: (number | null)[]): Candidate[] =>
  values.map((meanReward) => candidate([], { meanReward }));

describe('a plateau by laps', () => {
  it('is an improvement of the mean lap by one per cent or less', () => {
    expect(lengths('laps', lapTimes(10, 9.91, 9.9, 9.89))).toEqual([0, 1, 2, 0]);
  });

  it('ends when small improvements have added up', () => {
    expect(lengths('laps', lapTimes(10, 9.95, 9.92, 9.88, 9.85, 9.8, 9.77))).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  it('ends with one more clean lap, however slow, and not with one less', () => {
    const candidates = [candidate(laps(8, 9)), candidate(laps(9, 20)), candidate(laps(8, 5))];
    expect(lengths('laps', candidates)).toEqual([0, 0, 1]);
  });

  it('counts progress where there are no laps yet', () => {
    expect(lengths('laps', progresses(20, 20.9, 21, 21.1))).toEqual([0, 1, 2, 0]);
  });
});

describe('a plateau by other figures', () => {
  it('counts points of progress', () => {
    expect(lengths('progress', progresses(20, 20.9, 21.1, 3))).toEqual([0, 1, 0, 1]);
  });

  it('counts the fastest lap, whatever else fails, and ends with the first one', () => {
    const candidates = [
      candidate([]),
      candidate([30]),
      ...lapTimes(29.8, 29.6),
      candidate([20]),
      candidate([]),
    ];
    expect(lengths('lap-time', candidates)).toEqual([0, 0, 1, 0, 0, 1]);
  });

  it('counts shares of the reward, of a negative one too', () => {
    expect(lengths('reward', rewards(null, 1, 1.01, 1.02, 0.5, null))).toEqual([0, 0, 1, 0, 1, 2]);
    expect(lengths('reward', rewards(-10, -9.95, -9.8))).toEqual([0, 1, 0]);
  });
});
