import { measureCall } from '../review/measure-call.ts';
import { EPISODES_AT_ONCE } from '../score-episodes.ts';
import { describeCounts } from './describe-counts.ts';
import { instrumentProfile, type ProfiledSource } from './instrument-profile.ts';
import type { RewardProfile } from './profile.ts';
import { ProfileError } from './profile-error.ts';
import type { ProfileRequest } from './profile-request.ts';
import type { ProfilerRecord } from './profiler.ts';
import { addUp, runWhole, takeRows } from './run-rows.ts';
import { timeLines } from './time-lines.ts';

/** What is measured call by call shall take no longer [s] */
const MEASURING = 0.3;
/** How long the calls that are counted may take together [s] */
const COUNTING = 2;

/**
 * Finds out where a reward spends its time and which ways it goes, by running it in two shapes: one that counts, over
 * every episode once, and one that reads the clock, in up to eight modules and for about a third of a second. Both make
 * fewer calls where these take long.
 * @throws RewardLoadError, RewardCallError where it does not run; ProfileError where it does, but there is no profile
 */
export async function profileReward(request: ProfileRequest): Promise<RewardProfile> {
  const { source, scorer } = request;
  // Starts the language, too, so that this is on no clock.
  await scorer.score(source, []);
  const profiled = instrumentProfile(source);
  const timing = await timeLines(profiled.timed, request);
  const { record, calls } = await count(profiled.counted, request, timing.perCall);
  const callMicroseconds = await measure(request, timing.perCall);
  if (record === null) {
    const call =
      callMicroseconds === null ? 'very long' : `${Number((callMicroseconds / 1000).toPrecision(2))} ms`;
    const message = `this reward takes ${call} a call; with a profiler in each line a call takes longer than the time allowed`;
    throw new ProfileError('slow', message);
  }
  return {
    ...describeCounts(profiled, record, timing.shares),
    calls,
    timedCalls: timing.calls,
    shareError: timing.shares.error,
    callMicroseconds,
  };
}

/**
 * Counts every step of the episodes, or as many as there is time for.
 * @param perCall what one takes at most [s]
 * @returns a record of null where one takes longer than a call may
 */
async function count(
  profiled: ProfiledSource,
  request: ProfileRequest,
  perCall: number,
): Promise<{ readonly record: ProfilerRecord | null; readonly calls: number }> {
  const { episodes, rowSize } = request;
  const most = Math.max(1, Math.floor(COUNTING / perCall));
  const numCars = Math.min(EPISODES_AT_ONCE, episodes.length, most);
  const rows = Array.from({ length: numCars }, (_, car) => {
    const own = episodes.filter((_rows, k) => k % numCars === car);
    const steps = own.reduce((sum, { length }) => sum + length, 0) / rowSize;
    return takeRows(own, 0, Math.min(Math.floor(most / numCars), steps), rowSize);
  });
  const calls = rows.reduce((sum, { length }) => sum + length, 0) / rowSize;
  const records = await runWhole(profiled, rows, request);
  return { record: records && addUp(records), calls };
}

/** What a call of the text itself takes [µs]; null where it is so short that no clock can tell. */
async function measure(
  { source, episodes: [lap], rowSize, scorer, clock }: ProfileRequest,
  perCall: number,
): Promise<number | null> {
  const steps = Math.max(1, Math.floor(MEASURING / perCall / EPISODES_AT_ONCE));
  return (await measureCall(source, lap.subarray(0, steps * rowSize), rowSize, scorer, clock)) || null;
}
