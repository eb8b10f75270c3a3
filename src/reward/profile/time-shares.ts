import { mean } from '../../math/statistics.ts';
import type { ProfilerPlan, ProfilerRecord } from './profiler.ts';

/** How the time of calls is dealt out. */
export interface TimeShares {
  /** Percent, by line, [numLines + 2]; null where nothing is left of it once the profiler's own part is taken away. */
  readonly shares: readonly number[] | null;
  /** Standard error of the least certain one, percentage points; null where it cannot be told. */
  readonly error: number | null;
}

/**
 * Every stretch of time on a line contains a little of the profiler's own work: what a statement that does nothing takes.
 * That is taken away. A clock may be as coarse as it likes, since stretches begin anywhere between two of its ticks: each
 * is told as nothing or as a tick, and right on average.
 * @param records of modules that ran on their own, one or more
 */
export function timeShares(
  records: readonly ProfilerRecord[],
  { numLines }: Pick<ProfilerPlan, 'numLines'>,
): TimeShares {
  const [idle, idleEnd] = [numLines + 1, numLines + 2];
  const sum = (name: 'spent' | 'stretches' | 'endings', line: number): number =>
    records.reduce((total, record) => total + record[name][line], 0);
  const perStretch = sum('spent', idle) / Math.max(1, sum('stretches', idle));
  const perEnding = sum('spent', idleEnd) / Math.max(1, sum('endings', idleEnd));
  const net = ({ spent, stretches, endings }: ProfilerRecord): number[] =>
    spent.map((ms, line) =>
      line === 0 || line >= idle ? 0 : ms - perStretch * stretches[line] - perEnding * endings[line],
    );
  const each = records.map(net);
  const all = sharesOf(each[0].map((_, line) => each.reduce((sum, own) => sum + own[line], 0)));
  return { shares: all, error: all && standardError(each.map(sharesOf)) };
}

function sharesOf(milliseconds: readonly number[]): number[] | null {
  const positive = milliseconds.map((ms) => Math.max(0, ms));
  const sum = positive.reduce((a, b) => a + b, 0);
  return sum > 0 ? positive.map((ms) => (100 * ms) / sum) : null;
}

/** Of the mean of what single modules say. */
function standardError(each: readonly (readonly number[] | null)[]): number | null {
  const told = each.filter((shares) => shares !== null);
  if (told.length < each.length || told.length < 2) return null;
  const errors = told[0].map((_, line) => {
    const values = told.map((shares) => shares[line]);
    const middle = mean(values)!;
    const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    return Math.sqrt(squares / (values.length - 1) / values.length);
  });
  return Math.max(...errors);
}
