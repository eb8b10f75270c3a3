import { RewardCallError, RewardLoadError } from '../reward-scorer.ts';
import { measureCall } from '../review/measure-call.ts';
import { EPISODES_AT_ONCE } from '../score-episodes.ts';
import { describeCounts } from './describe-counts.ts';
import { instrumentProfile, type ProfiledSource } from './instrument-profile.ts';
import type { RewardProfile } from './profile.ts';
import type { ProfileRequest } from './profile-request.ts';
import type { ProfilerRecord } from './profiler.ts';
import { addUp, runRows, takeRows } from './run-rows.ts';
import { timeLines } from './time-lines.ts';

/** What is measured call by call shall take no longer [s] */
const MEASURING = 0.3;
/** How long the calls that are counted may take together [s] */
const COUNTING = 2;

/**
 * Finds out where a reward spends its time and which ways it goes, by running it in two shapes: one that counts, over
 * every episode once, and one that reads the clock, in up to eight modules and for about a third of a second.
 * @returns null where the text does not let itself be profiled although it runs
 * @throws RewardLoadError, RewardCallError where it does not run
 */
export async function profileReward(request: ProfileRequest): Promise<RewardProfile | null> {
  const { source, episodes, rowSize, scorer, clock } = request;
  // Starts the language, too, so that this is on no clock.
  await scorer.score(source, []);
  const profiled = instrumentProfile(source);
  if (profiled === null) return null;
  const timing = await orOwnFault(request, () => timeLines(profiled.timed, request));
  if (timing === null) return null;
  const { perCall } = timing;
  const steps = Math.max(1, Math.floor(COUNTING / perCall / EPISODES_AT_ONCE));
  const counting = await orOwnFault(request, () => count(profiled.counted, request, steps));
  if (counting === null) return null;
  const [lap] = episodes;
  const short = Math.max(1, Math.floor(MEASURING / perCall / EPISODES_AT_ONCE));
  return {
    ...describeCounts(profiled, counting.record, timing.shares),
    calls: counting.calls,
    timedCalls: timing.calls,
    shareError: timing.shares.error,
    // Nothing at all: no clock can tell.
    callMicroseconds:
      (await measureCall(source, lap.subarray(0, short * rowSize), rowSize, scorer, clock)) || null,
  };
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
  const records = await runRows(profiled, rows, rowSize, scorer);
  const calls = rows.reduce((sum, { length }) => sum + length, 0) / rowSize;
  return { record: addUp(records), calls };
}
