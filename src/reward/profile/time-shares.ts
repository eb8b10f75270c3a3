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
 * The profiler's own part of a stretch depends on what is around it, caches and compilers in the first place: on a line it
 * may differ by so much, as a fraction, from what it is in statements that do nothing. Where more of these was taken away
 * than there was, it differs by at least that.
 */
const OWN_PART_DIFFERS = 0.15;

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
  const times = timesOf(records, plan);
  const shares = sharesOf(times);
  const spread = shares && spreadOf(records, plan);
  if (!spread) return { shares, error: null };
  const bias = biasOf(times, shares);
  return { shares, error: Math.max(...spread.map((error, line) => Math.hypot(error, bias[line]))) };
}

/** Of each line, [numLines + 3]: what is left of its time, and what was to be taken away [ms]. */
interface LineTimes {
  readonly left: readonly number[];
  readonly own: readonly number[];
  /** How much more was to be taken away than there was, of all lines together. */
  readonly missing: number;
}

function timesOf(
  records: readonly ProfilerRecord[],
  { numLines }: Pick<ProfilerPlan, 'numLines'>,
): LineTimes {
  const [idle, idleEnd] = [numLines + 1, numLines + 2];
  const sum = (name: 'spent' | 'stretches' | 'endings', line: number): number =>
    records.reduce((total, record) => total + record[name][line], 0);
  const perStretch = sum('spent', idle) / Math.max(1, sum('stretches', idle));
  const perEnding = sum('spent', idleEnd) / Math.max(1, sum('endings', idleEnd));
  const isAuthors = (line: number): boolean => line > 0 && line < idle;
  const own = Array.from({ length: numLines + 3 }, (_, line) =>
    isAuthors(line) ? perStretch * sum('stretches', line) + perEnding * sum('endings', line) : 0,
  );
  const net = own.map((ms, line) => (isAuthors(line) ? sum('spent', line) - ms : 0));
  return {
    left: net.map((ms) => Math.max(0, ms)),
    own,
    missing: net.reduce((total, ms) => total + Math.max(0, -ms), 0),
  };
}

function sharesOf({ left }: LineTimes): number[] | null {
  const whole = left.reduce((a, b) => a + b, 0);
  return whole > 0 ? left.map((ms) => (100 * ms) / whole) : null;
}

/**
 * What shares may be wrong by because of what is taken away, line by line on its own, to first order, percentage points: of a
 * line by its own part, and of the whole by all others.
 */
function biasOf({ left, own, missing }: LineTimes, shares: readonly number[]): number[] {
  const whole = left.reduce((a, b) => a + b, 0);
  const ownWhole = own.reduce((a, b) => a + b, 0);
  const differs = Math.max(OWN_PART_DIFFERS, ownWhole > 0 ? missing / ownWhole : 0);
  const unsure = own.map((ms) => (100 * differs * ms) / whole);
  const squares = unsure.reduce((sum, points) => sum + points ** 2, 0);
  return shares.map((percent, line) => {
    const share = percent / 100;
    return Math.sqrt((1 - 2 * share) * unsure[line] ** 2 + share ** 2 * squares);
  });
}

/** By how the shares change when one module after the other is left out (the jackknife: Tukey 1958). */
function spreadOf(records: readonly ProfilerRecord[], plan: Pick<ProfilerPlan, 'numLines'>): number[] | null {
  const count = records.length;
  const without = records.map((_, left) => sharesOf(timesOf(records.toSpliced(left, 1), plan)));
  const told = without.filter((shares) => shares !== null);
  if (count < 2 || told.length < count) return null;
  return told[0].map((_, line) => {
    const values = told.map((shares) => shares[line]);
    const middle = mean(values)!;
    const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    return Math.sqrt(((count - 1) / count) * squares);
  });
}
