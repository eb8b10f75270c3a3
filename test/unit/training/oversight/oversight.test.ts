import { describe, expect, it } from 'vitest';
import { Oversight, type Verdict } from '../../../../src/training/oversight/oversight.ts';
import { evaluationWith, laps } from './candidates.ts';

/** What one interval of a run is like: reward per step, and the time of ten clean laps. */
type Interval = readonly [meanReward: number, lapTime: number];

const GOOD: Interval = [0.5, 10];
const GAMED: Interval = [0.9, 20];
const many = (count: number, interval: Interval): Interval[] => Array.from({ length: count }, () => interval);

/** Lets intervals pass; each is two iterations and an evaluation. */
function watch(oversight: Oversight, intervals: readonly Interval[], from = 0): Verdict[] {
  return intervals.map(([meanReward, lapTime], i) => {
    const iteration = { samples: 1024, episodes: 0, meanReturn: null, meanSpeed: 2 };
    oversight.iterated({ ...iteration, meanReward: meanReward - 0.1 });
    oversight.iterated({ ...iteration, meanReward: meanReward + 0.1 });
    return oversight.evaluated(2048 * (from + i + 1), evaluationWith(laps(10, lapTime)), 2048);
  });
}

/** Places of the evaluations that warned. */
function warnings(verdicts: readonly Verdict[]): number[] {
  return verdicts.flatMap(({ gaming }, i) => (gaming === null ? [] : i));
}

describe('a warning', () => {
  it('comes once while the reward is gamed, however long', () => {
    const verdicts = watch(new Oversight('laps', 'r', null), [...many(4, GOOD), ...many(40, GAMED)]);
    expect(warnings(verdicts)).toEqual([6]);
    expect(verdicts[6]?.gaming?.to.meanReward).toBeCloseTo(0.9, 12);
  });

  it('comes again when the driving had recovered in between', () => {
    const intervals = [...many(3, GOOD), ...many(3, GAMED), ...many(3, GOOD), ...many(3, GAMED)];
    expect(warnings(watch(new Oversight('laps', 'r', null), intervals))).toEqual([5, 11]);
  });

  it('does not compare what two rewards paid', () => {
    const first = new Oversight('laps', 'r', null);
    watch(first, many(3, GOOD));
    const other = new Oversight('laps', 'another', structuredClone(first.save()));
    expect(warnings(watch(other, many(6, GAMED), 3))).toEqual([]);
    const same = new Oversight('laps', 'r', structuredClone(first.save()));
    expect(warnings(watch(same, many(6, GAMED), 3))).toEqual([2]);
  });
});

describe('what is remembered', () => {
  const intervals: Interval[] = [
    ...many(4, GOOD),
    ...many(8, GAMED),
    ...many(4, GOOD),
    [0.5, 9],
    ...many(4, GAMED),
  ];

  it.each([0, 1, 3, 6, 7, 13, 17, 20])(
    'goes on after %i evaluations as if there had been no stop',
    (stop) => {
      const whole = new Oversight('laps', 'r', null);
      const expected = watch(whole, intervals);
      const first = new Oversight('laps', 'r', null);
      watch(first, intervals.slice(0, stop));
      const second = new Oversight('laps', 'r', structuredClone(first.save()));
      expect(watch(second, intervals.slice(stop), stop)).toEqual(expected.slice(stop));
      expect(second.save()).toEqual(whole.save());
      expect(second.plateau).toBe(whole.plateau);
    },
  );

  it.each([
    ['unless it is the best', 8704, [2048, 4096, 6144, 8192, 8704, 10_240]],
    ['', 2048, [2048, 4096, 6144, 8192, 10_240]],
  ])('is nothing of an evaluation at an end %s', (_, best, kept) => {
    const whole = new Oversight('laps', 'r', null);
    const ended = new Oversight('laps', 'r', null);
    for (const oversight of [whole, ended]) {
      watch(oversight, many(4, GOOD));
      oversight.iterated({ samples: 512, episodes: 0, meanReward: 9, meanReturn: null, meanSpeed: 1 });
    }
    expect(ended.evaluatedAtEnd(8704, best)).toEqual([2048, 4096, 6144, 8192, 8704]);
    for (const oversight of [whole, ended]) watch(oversight, [GAMED], 4);
    expect(ended.save()).toEqual({ ...whole.save(), kept });
  });

  it('does not grow with the run', () => {
    const oversight = new Oversight('laps', 'r', null);
    watch(oversight, many(300, GOOD));
    expect(oversight.save().history).toHaveLength(24);
    expect(oversight.save().kept).toHaveLength(64);
    expect(oversight.plateau).toBe(299);
  });

  it('keeps the list of checkpoints over a change of the reward', () => {
    const first = new Oversight('laps', 'r', null);
    watch(first, many(3, GOOD));
    const [verdict] = watch(new Oversight('laps', 'another', first.save()), [GOOD], 3);
    expect(verdict?.kept).toEqual([2048, 4096, 6144, 8192]);
  });
});

it('knows the reward per step since the last evaluation', () => {
  const oversight = new Oversight('laps', 'r', null);
  expect(oversight.meanReward).toBeNull();
  oversight.iterated({ samples: 1024, episodes: 0, meanReward: 0.25, meanReturn: null, meanSpeed: 1 });
  expect(oversight.meanReward).toBe(0.25);
  watch(oversight, [GOOD]);
  expect(oversight.meanReward).toBeNull();
});
