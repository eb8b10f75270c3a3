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
  plan: Pick<ProfilerPlan, 'numLines'>,
): TimeShares {
  const shares = sharesOf(records, plan);
  return { shares, error: shares && standardError(records, plan) };
}

function sharesOf(
  records: readonly ProfilerRecord[],
  { numLines }: Pick<ProfilerPlan, 'numLines'>,
): number[] | null {
  const [idle, idleEnd] = [numLines + 1, numLines + 2];
  const sum = (name: 'spent' | 'stretches' | 'endings', line: number): number =>
    records.reduce((total, record) => total + record[name][line], 0);
  const perStretch = sum('spent', idle) / Math.max(1, sum('stretches', idle));
  const perEnding = sum('spent', idleEnd) / Math.max(1, sum('endings', idleEnd));
  const net = Array.from({ length: numLines + 3 }, (_, line) => {
    if (line === 0 || line >= idle) return 0;
    const own = perStretch * sum('stretches', line) + perEnding * sum('endings', line);
    return Math.max(0, sum('spent', line) - own);
  });
  const whole = net.reduce((a, b) => a + b, 0);
  return whole > 0 ? net.map((ms) => (100 * ms) / whole) : null;
}

/** By how the shares change when one module after the other is left out (the jackknife: Tukey 1958). */
function standardError(
  records: readonly ProfilerRecord[],
  plan: Pick<ProfilerPlan, 'numLines'>,
): number | null {
  const count = records.length;
  const without = records.map((_, left) => sharesOf(records.toSpliced(left, 1), plan));
  const told = without.filter((shares) => shares !== null);
  if (count < 2 || told.length < count) return null;
  const errors = told[0].map((_, line) => {
    const values = told.map((shares) => shares[line]);
    const middle = mean(values)!;
    const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    return Math.sqrt(((count - 1) / count) * squares);
  });
  return Math.max(...errors);
}
