import { pearson, ranks, spearman } from '../../math/correlation.ts';
import { COLUMN, rowSize } from '../../reward/step-params.ts';
import type { RecordedLap } from '../recorded-laps.ts';

/** How two columns go together: along a line (Pearson), and in order (Spearman); null where one does not vary. */
export interface Correlation {
  readonly pearson: number | null;
  readonly spearman: number | null;
  /** How many laps it is of. */
  readonly count: number;
}

/** What one reward says about laps. */
export interface LapVerdict {
  /** Undiscounted sum of the rewards of each lap's steps. */
  readonly totals: readonly number[];
  /** Each lap's place by its total, 1 is the most; equal ones share theirs. */
  readonly ranks: readonly number[];
  /** Of the totals with how far the laps got. */
  readonly withProgress: Correlation;
  /** Of the totals with lap times, of the laps that were completed. */
  readonly withLapTime: Correlation;
}

/** What changes from one reward to another over the same laps. */
export interface LapComparison {
  /** How the orders of the laps agree, −1 … 1 (Spearman); null where one reward is worth the same on all of them. */
  readonly agreement: number | null;
  /** How many laps have another rank. */
  readonly moved: number;
  /** Where on the track the rewards differ most; null where they are the same everywhere. */
  readonly widest: Stretch | null;
}

/** A stretch of the track, and what a step on it is worth by either reward, on average over all laps. */
export interface Stretch {
  /** Shares of the lap from the line, 0 … 1. */
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/** Into how many stretches of the same length a track is cut. */
const STRETCHES = 20;

/** @param rewards of each lap's steps */
export function judgeLaps(laps: readonly RecordedLap[], rewards: readonly Float64Array[]): LapVerdict {
  const totals = rewards.map((steps) => steps.reduce((sum, reward) => sum + reward, 0));
  const completed = [...laps.keys()].filter((i) => laps[i].lapTime !== null);
  return {
    totals,
    ranks: ranks(totals.map((total) => -total)),
    withProgress: correlate(
      laps.map(({ progress }) => progress),
      totals,
    ),
    withLapTime: correlate(
      completed.map((i) => laps[i].lapTime!),
      completed.map((i) => totals[i]),
    ),
  };
}

/**
 * @param before rewards of each lap's steps by one reward @param after by another
 * @param trackLength [m]
 */
export function compareLaps(
  laps: readonly RecordedLap[],
  before: readonly Float64Array[],
  after: readonly Float64Array[],
  trackLength: number,
): LapComparison {
  const [old, next] = [judgeLaps(laps, before), judgeLaps(laps, after)];
  return {
    agreement: spearman(old.totals, next.totals),
    moved: old.ranks.filter((rank, i) => rank !== next.ranks[i]).length,
    widest: widestStretch(laps, before, after, trackLength),
  };
}

/** Where on the lap each step of it is, its share from the line, 0 … 1. */
export function placesOf({ rows, numObjects }: RecordedLap, trackLength: number): Float64Array {
  const size = rowSize(numObjects);
  return Float64Array.from(
    { length: rows.length / size },
    (_, step) => rows[step * size + COLUMN.projection_distance] / trackLength,
  );
}

function correlate(x: readonly number[], y: readonly number[]): Correlation {
  return { pearson: pearson(x, y), spearman: spearman(x, y), count: x.length };
}

function widestStretch(
  laps: readonly RecordedLap[],
  before: readonly Float64Array[],
  after: readonly Float64Array[],
  trackLength: number,
): Stretch | null {
  const sums = Array.from({ length: STRETCHES }, () => ({ count: 0, before: 0, after: 0 }));
  for (const [i, lap] of laps.entries()) {
    for (const [step, place] of placesOf(lap, trackLength).entries()) {
      const sum = sums[Math.min(STRETCHES - 1, Math.floor(place * STRETCHES))];
      sum.count++;
      sum.before += before[i][step];
      sum.after += after[i][step];
    }
  }
  const gap = (k: number): number =>
    sums[k].count === 0 ? 0 : Math.abs(sums[k].after - sums[k].before) / sums[k].count;
  const widest = [...sums.keys()].reduce((most, k) => (gap(k) > gap(most) ? k : most));
  if (gap(widest) === 0) return null;
  const { count, before: old, after: next } = sums[widest];
  return {
    from: widest / STRETCHES,
    to: (widest + 1) / STRETCHES,
    before: old / count,
    after: next / count,
  };
}
