import { EPISODES_AT_ONCE } from '../score-episodes.ts';
import type { ProfiledSource } from './instrument-profile.ts';
import type { ProfileRequest } from './profile-request.ts';
import type { ProfilerRecord } from './profiler.ts';
import { runWhole, takeRows } from './run-rows.ts';
import { type TimeShares, timeShares } from './time-shares.ts';

/** How long a reward shall be timed on its own lines, and how long that may take with all that comes with it [s] */
const BUDGET = 0.3;
const LONGEST = 1.2;
/** How long one stretch of calls shall take, so that something more urgent may come in between [s] */
const STRETCH = 0.25;
/** Modules of slow rewards; they have to be compared. */
const FEWEST_MODULES = 2;
/** Steps of a stretch in each of the modules that run at once: at first, and at most. */
const FEW = 32;
const MOST = 4096;
/** Stretches at most, on whatever clock. */
const MOST_STRETCHES = 8;
/** So much longer a stretch may be than the one before it: the first calls of a module are slower than those that follow. */
const GROWTH = 32;

/** How the time of many calls is dealt out. */
export interface LineTimes {
  readonly shares: TimeShares;
  /** 0 where one call takes longer than a call may while the clock is read. */
  readonly calls: number;
  /** What one of them took, with all that comes with it [s] */
  readonly perCall: number;
}

/** Stretches that grow until they take long enough, and then follow each other until that is enough. */
export async function timeLines(profiled: ProfiledSource, request: ProfileRequest): Promise<LineTimes> {
  const { episodes, rowSize, scorer, clock } = request;
  const time = async <T>(work: () => Promise<T>): Promise<[seconds: number, result: T]> => {
    const start = clock();
    const result = await work();
    return [clock() - start, result];
  };
  const run = (modules: number, steps: number): Promise<ProfilerRecord[] | null> => {
    const rows = Array.from({ length: modules }, (_, car) => takeRows(episodes, car, steps, rowSize));
    return runWhole(profiled, rows, request);
  };
  const tooLong = (perCall: number): LineTimes => ({
    shares: { shares: null, error: null },
    calls: 0,
    perCall,
  });
  const [loading] = await time(() => scorer.score(profiled.source, []));
  const [once, first] = await time(() => run(1, 1));
  if (first === null) return tooLong(once);
  const slowest = Math.max(1e-6, once - loading);
  const modules = clamp(STRETCH / (loading + slowest), FEWEST_MODULES, EPISODES_AT_ONCE);
  const records: ProfilerRecord[] = [];
  let used = 0;
  for (let steps = clamp(STRETCH / (modules * slowest), 1, FEW); ;) {
    const [seconds, more] = await time(() => run(modules, steps));
    if (more === null) return tooLong(slowest);
    const calling = Math.max(1e-6, seconds - modules * loading);
    if (calling < STRETCH / 2 && steps < MOST) {
      steps = Math.min(MOST, Math.ceil(steps * clamp(STRETCH / calling, 2, GROWTH)));
      continue;
    }
    records.push(...more);
    used += seconds;
    const onLines = records.flatMap(({ spent }) => spent.slice(1)).reduce((a, b) => a + b, 0) / 1000;
    const rounds = records.length / modules;
    if (used + seconds <= LONGEST && onLines < BUDGET && rounds < MOST_STRETCHES) continue;
    const calls = records.length * steps;
    const perCall = Math.max(1e-9, used - records.length * loading) / calls;
    return { shares: timeShares(records, profiled.plan), calls, perCall };
  }
}

/** A whole number between two others. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.floor(value)));
}
