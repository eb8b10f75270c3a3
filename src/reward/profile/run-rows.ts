import { RewardCallError, RewardLoadError } from '../reward-scorer.ts';
import { COLUMN } from '../step-params.ts';
import type { ProfiledSource } from './instrument-profile.ts';
import { ProfileError } from './profile-error.ts';
import type { ProfileRequest } from './profile-request.ts';
import { numAnswers, type ProfilerRecord, readRecord } from './profiler.ts';

/** So many rows of episodes that follow each other in a circle, from one of them on. */
export function takeRows(
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

/**
 * Has every module of a shape run through rows of its own, then asks it what it has recorded: a row that is nowhere asks.
 * @param text what it is a shape of: what goes wrong is told of this, if it goes wrong there
 * @throws RewardLoadError, RewardCallError; ProfileError where only the shape fails
 */
export async function runRows(
  { source, plan }: ProfiledSource,
  rows: readonly Float64Array[],
  { source: text, rowSize, scorer }: Pick<ProfileRequest, 'source' | 'rowSize' | 'scorer'>,
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
  const scored = await scorer.score(source, asking).catch(async (error: unknown) => {
    if (!(error instanceof RewardCallError || error instanceof RewardLoadError)) throw error;
    await scorer.score(text, rows);
    if (error.fault.type === 'TimeoutError')
      throw new ProfileError('slow', 'a call with a profiler in it takes too long');
    throw new ProfileError('tampered', 'this reward runs, but does not let itself be profiled');
  });
  return scored.map((rewards) => readRecord(rewards.subarray(rewards.length - answers), plan));
}

/**
 * The same where every call must be recorded to its end. Whatever else runs on the machine may stop one for long: what does not
 * get to its end is tried once more.
 * @returns null where a call takes longer than a call may
 */
export async function runWhole(...args: Parameters<typeof runRows>): Promise<ProfilerRecord[] | null> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      const records = await runRows(...args);
      if (records.every(({ cuts }) => cuts === 0)) return records;
    } catch (error) {
      if (error instanceof ProfileError && error.reason === 'slow') return null;
      throw error;
    }
  }
  return null;
}

export function addUp(records: readonly ProfilerRecord[]): ProfilerRecord {
  const add = (name: Exclude<keyof ProfilerRecord, 'cuts'>): number[] =>
    records[0][name].map((_, k) => records.reduce((sum, record) => sum + record[name][k], 0));
  return {
    counts: add('counts'),
    sides: add('sides'),
    stretches: add('stretches'),
    endings: add('endings'),
    spent: add('spent'),
    cuts: records.reduce((sum, { cuts }) => sum + cuts, 0),
  };
}
