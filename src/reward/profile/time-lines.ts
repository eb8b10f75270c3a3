import { EPISODES_AT_ONCE } from '../score-episodes.ts';
import type { ProfiledSource } from './instrument-profile.ts';
import type { ProfileRequest } from './profile-request.ts';
import type { ProfilerRecord } from './profiler.ts';
import { runRows, takeRows } from './run-rows.ts';
import { type TimeShares, timeShares } from './time-shares.ts';

/** How long a reward shall be timed on its own lines, and how long that may take with all that comes with it [s] */
const BUDGET = 0.3;
const LONGEST = 1.2;
/** How long one stretch of calls shall take, so that something more urgent may come in between [s] */
const STRETCH = 0.25;
/** Steps of a stretch in each of the modules that run at once: of slow rewards, at first, and at most. */
const FEWEST = 2;
const FEW = 32;
const MOST = 4096;
/** Stretches at most, on whatever clock. */
const MOST_STRETCHES = 8;
/** So much longer a stretch may be than the one before it: the first calls of a module are slower than those that follow. */
const GROWTH = 32;
/** How the time of many calls is dealt out. */
export interface LineTimes {
  readonly shares: TimeShares;
  readonly calls: number;
  /** What one of them took, with all that comes with it [s] */
  readonly perCall: number;
}

/** Stretches that grow until they take long enough, and then follow each other until that is enough. */
export async function timeLines(
  profiled: ProfiledSource,
  { episodes, rowSize, scorer, clock }: ProfileRequest,
): Promise<LineTimes> {
  const timeSteps = async (steps: number): Promise<[seconds: number, records: ProfilerRecord[]]> => {
    const start = clock();
    const rows = Array.from({ length: EPISODES_AT_ONCE }, (_, car) =>
      takeRows(episodes, car, steps, rowSize),
    );
    const records = await runRows(profiled, rows, rowSize, scorer);
    return [clock() - start, records];
  };
  const [loading] = await timeSteps(1);
  const records: ProfilerRecord[] = [];
  let used = 0;
  for (let steps = loading < STRETCH ? FEW : FEWEST; ;) {
    const [seconds, more] = await timeSteps(steps);
    if (seconds < STRETCH / 2 && steps < MOST) {
      const growth = Math.min(GROWTH, Math.max(2, STRETCH / Math.max(seconds, 1e-6)));
      steps = Math.min(MOST, Math.ceil(steps * growth));
      continue;
    }
    records.push(...more);
    used += seconds;
    const onLines = records.flatMap(({ spent }) => spent.slice(1)).reduce((a, b) => a + b, 0) / 1000;
    const rounds = records.length / EPISODES_AT_ONCE;
    if (used + seconds <= LONGEST && onLines < BUDGET && rounds < MOST_STRETCHES) continue;
    const perCall = Math.max(1e-9, used / rounds - loading) / (EPISODES_AT_ONCE * (steps - 1));
    return { shares: timeShares(records, profiled.plan), calls: records.length * steps, perCall };
  }
}
