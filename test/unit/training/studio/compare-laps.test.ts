import { describe, expect, it } from 'vitest';
import { COLUMN, ROW_SIZE } from '../../../../src/reward/step-params.ts';
import type { RecordedLap } from '../../../../src/training/recorded-laps.ts';
import { compareLaps, judgeLaps, placesOf } from '../../../../src/training/studio/compare-laps.ts';

const LENGTH = 20;

/** A lap of ten steps, evenly from the line on. @param lapTime null for one that ended halfway */
function lap(lapTime: number | null): RecordedLap {
  const rows = new Float64Array(10 * ROW_SIZE);
  for (let step = 0; step < 10; step++) {
    rows[step * ROW_SIZE + COLUMN.projection_distance] = ((step + 0.5) / 10) * LENGTH;
  }
  const status = lapTime === null ? 'off_track' : 'lap_complete';
  return { start: 0, noise: 0, numObjects: 0, rows, status, progress: lapTime === null ? 50 : 100, lapTime };
}

const flat = (reward: number): Float64Array => new Float64Array(10).fill(reward);
const laps = [lap(10), lap(9), lap(8), lap(null)];

describe('a verdict on laps', () => {
  it('sums rewards up and ranks the laps, most first', () => {
    const { totals, ranks } = judgeLaps(laps, [flat(1), flat(3), flat(2), flat(1)]);
    expect(totals).toEqual([10, 30, 20, 10]);
    expect(ranks).toEqual([3.5, 1, 2, 3.5]);
  });

  it('says how totals go with progress, and with the times of whole laps only', () => {
    const { withProgress, withLapTime } = judgeLaps(laps, [flat(2), flat(3), flat(4), flat(1)]);
    expect(withLapTime).toEqual({ pearson: -1, spearman: -1, count: 3 });
    // By hand: progress 100, 100, 100, 50 and totals 20, 30, 40, 10.
    expect(withProgress.pearson).toBeCloseTo(0.774_596_669, 8);
    expect(withProgress.count).toBe(4);
  });

  it('says nothing where there is nothing to say', () => {
    const same = judgeLaps(laps.slice(0, 1), [flat(1)]);
    expect(same.withProgress).toEqual({ pearson: null, spearman: null, count: 1 });
    expect(judgeLaps([lap(null), lap(null)], [flat(1), flat(2)]).withLapTime.count).toBe(0);
  });
});

describe('two rewards over the same laps', () => {
  const before = [flat(1), flat(2), flat(3), flat(0)];

  it('agree where one is a multiple of the other', () => {
    const doubled = before.map((steps) => steps.map((reward) => 2 * reward));
    expect(compareLaps(laps, before, doubled, LENGTH)).toMatchObject({ agreement: 1, moved: 0 });
  });

  it('name the laps that change places, and where the difference is made', () => {
    const bonus = flat(1);
    bonus[7] = 41;
    const { agreement, moved, widest } = compareLaps(
      laps,
      before,
      [bonus, flat(2), flat(3), flat(0)],
      LENGTH,
    );
    // The slowest lap goes from third to first, two laps a place down; the last stays.
    expect(moved).toBe(3);
    expect(agreement).toBeCloseTo(1 - (6 * (4 + 1 + 1)) / (4 * 15), 12);
    expect(widest?.from).toBeCloseTo(0.75, 12);
    expect(widest).toMatchObject({ before: 1.5, after: 11.5 });
  });

  it('differ nowhere where they are the same', () => {
    expect(compareLaps(laps, before, before, LENGTH)).toEqual({ agreement: 1, moved: 0, widest: null });
  });
});

it('places of a lap are shares of the track', () => {
  expect([...placesOf(laps[0], LENGTH)].map((place) => Math.round(1000 * place))).toEqual([
    50, 150, 250, 350, 450, 550, 650, 750, 850, 950,
  ]);
});
