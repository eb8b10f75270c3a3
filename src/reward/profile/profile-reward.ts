import { median } from '../../math/statistics.ts';
import { RewardCallError, RewardLoadError, type RewardSource } from '../reward-scorer.ts';
import { measureCall } from '../review/measure-call.ts';
import type { AskEpisodes } from '../review/observe.ts';
import { EPISODES_AT_ONCE } from '../score-episodes.ts';
import { COLUMN } from '../step-params.ts';
import type { BranchPoint } from './branch-points.ts';
import { instrumentProfile, type InstrumentedProfile, type ProfiledSource } from './instrument-profile.ts';
import type { BranchProfile, RewardProfile } from './profile.ts';
import { numAnswers, type ProfilerRecord, readRecord } from './profiler.ts';
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
/** How often a call is measured where that is quick: the median of these. */
const MEASUREMENTS = 3;
/** [s] */
const QUICK = 1e-4;
/** How long the calls that are counted may take together [s] */
const COUNTING = 2;

export interface ProfileRequest {
  readonly source: RewardSource;
  /** What it is called with, [numSteps × rowSize] each; one or more, none of them empty. */
  readonly episodes: readonly Float64Array[];
  /** Doubles in a row. */
  readonly rowSize: number;
  readonly scorer: Pick<AskEpisodes, 'score'>;
  /** Seconds that scoring has used so far, on any clock. */
  readonly clock: () => number;
}

/**
 * Finds out where a reward spends its time and which ways it goes, by running it in two shapes: one that counts, over
 * every episode once, and one that reads the clock, in up to eight modules and for about a third of a second.
 * @returns null where the text does not let itself be profiled although it runs
 * @throws RewardLoadError, RewardCallError where it does not run
 */
export async function profileReward(request: ProfileRequest): Promise<RewardProfile | null> {
  const { source, episodes, rowSize, scorer } = request;
  // Starts the language, too, so that this is on no clock.
  await scorer.score(source, []);
  const profiled = instrumentProfile(source);
  if (profiled === null) return null;
  const timing = await orOwnFault(request, () => time(profiled.timed, request));
  if (timing === null) return null;
  const { perCall } = timing;
  const steps = Math.max(1, Math.floor(COUNTING / perCall / EPISODES_AT_ONCE));
  const counting = await orOwnFault(request, () => count(profiled.counted, request, steps));
  if (counting === null) return null;
  const [lap] = episodes;
  const short = Math.max(1, Math.floor(BUDGET / perCall / EPISODES_AT_ONCE));
  return {
    ...describe(profiled, counting.record, timing.shares),
    calls: counting.calls,
    timedCalls: timing.calls,
    shareError: timing.shares.error,
    callMicroseconds: await measure(
      request,
      lap.subarray(0, short * rowSize),
      perCall < QUICK ? MEASUREMENTS : 1,
    ),
  };
}

/** @returns null where no clock can tell */
async function measure(
  { source, rowSize, scorer, clock }: ProfileRequest,
  lap: Float64Array,
  times: number,
): Promise<number | null> {
  const measured: number[] = [];
  for (let k = 0; k < times; k++) {
    measured.push((await measureCall(source, lap, rowSize, scorer, clock)) ?? 0);
  }
  return median(measured) || null;
}

/** What goes wrong in a shape of the text is told of the text itself, if it goes wrong there. */
async function orOwnFault<T>(
  { source, episodes, scorer }: ProfileRequest,
  run: () => Promise<T>,
): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof RewardCallError || error instanceof RewardLoadError)) throw error;
    await scorer.score(source, episodes);
    return null;
  }
}

/** Stretches that grow until they take long enough, and then follow each other until that is enough. */
async function time(
  profiled: ProfiledSource,
  { episodes, rowSize, scorer, clock }: ProfileRequest,
): Promise<{ readonly shares: TimeShares; readonly calls: number; readonly perCall: number }> {
  const timeSteps = async (steps: number): Promise<[seconds: number, records: ProfilerRecord[]]> => {
    const start = clock();
    const rows = Array.from({ length: EPISODES_AT_ONCE }, (_, car) =>
      takeRows(episodes, car, steps, rowSize),
    );
    const records = await ask(profiled, rows, rowSize, scorer);
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

/** @param most steps that each module may be called for */
async function count(
  profiled: ProfiledSource,
  { episodes, rowSize, scorer }: ProfileRequest,
  most: number,
): Promise<{ readonly record: ProfilerRecord; readonly calls: number }> {
  const numCars = Math.min(EPISODES_AT_ONCE, episodes.length);
  const rows = Array.from({ length: numCars }, (_, car) => {
    const own = episodes.filter((_rows, k) => k % numCars === car);
    const steps = own.reduce((sum, { length }) => sum + length, 0) / rowSize;
    return takeRows(own, 0, Math.min(most, steps), rowSize);
  });
  const records = await ask(profiled, rows, rowSize, scorer);
  const calls = rows.reduce((sum, { length }) => sum + length, 0) / rowSize;
  return { record: addUp(records), calls };
}

/** So many rows of episodes that follow each other in a circle, from one of them on. */
function takeRows(
  episodes: readonly Float64Array[],
  first: number,
  steps: number,
  rowSize: number,
): Float64Array {
  const rows = new Float64Array(steps * rowSize);
  for (let at = 0, k = first; at < rows.length; k++) {
    const episode = episodes[k % episodes.length].subarray(0, rows.length - at);
    rows.set(episode, at);
    at += episode.length;
  }
  return rows;
}

/** Has every module run through rows of its own, then asks it what it has recorded: a row that is nowhere asks. */
async function ask(
  { source, plan }: ProfiledSource,
  rows: readonly Float64Array[],
  rowSize: number,
  scorer: ProfileRequest['scorer'],
): Promise<ProfilerRecord[]> {
  const answers = numAnswers(plan);
  const asking = rows.map((own) => {
    const all = new Float64Array(own.length + answers * rowSize);
    all.set(own);
    for (let at = own.length; at < all.length; at += rowSize) {
      all.set(own.subarray(-rowSize), at);
      all[at + COLUMN.x] = NaN;
    }
    return all;
  });
  const scored = await scorer.score(source, asking);
  return scored.map((rewards) => readRecord(rewards.subarray(rewards.length - answers), plan));
}

function addUp(records: readonly ProfilerRecord[]): ProfilerRecord {
  const add = (name: keyof ProfilerRecord): number[] =>
    records[0][name].map((_, k) => records.reduce((sum, record) => sum + record[name][k], 0));
  return {
    counts: add('counts'),
    sides: add('sides'),
    stretches: add('stretches'),
    endings: add('endings'),
    spent: add('spent'),
  };
}

function describe(
  { begins, branches, ownerOf }: InstrumentedProfile,
  { counts, sides }: ProfilerRecord,
  { shares }: TimeShares,
): Pick<RewardProfile, 'lines' | 'branches'> {
  const known = new Set(begins);
  const lines = counts.slice(1, -2).flatMap((times, k) => {
    const line = k + 1;
    return known.has(line) || times > 0 ? [{ line, count: times, share: shares && shares[line] }] : [];
  });
  return {
    lines,
    branches: branches
      .flatMap((branch, k) =>
        describeBranch(branch, sides[2 * k], sides[2 * k + 1], (line) => counts[ownerOf(line)]),
      )
      .sort((a, b) => a.line - b.line),
  };
}

function describeBranch(
  branch: BranchPoint,
  untrue: number,
  taken: number,
  countOf: (line: number) => number,
): BranchProfile[] {
  const { kind, line, text } = branch;
  if (kind === 'case')
    return [{ line, kind, text, taken, of: Math.max(taken, countOf(branch.statementLine)) }];
  const of = taken + untrue;
  const side: BranchProfile = { line, kind, text, taken, of };
  return branch.elseLine === null
    ? [side]
    : [side, { line: branch.elseLine, kind: 'else', text: 'else', taken: untrue, of }];
}
