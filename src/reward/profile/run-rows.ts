import type { AskEpisodes } from '../review/observe.ts';
import { COLUMN } from '../step-params.ts';
import type { ProfiledSource } from './instrument-profile.ts';
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

/** Has every module run through rows of its own, then asks it what it has recorded: a row that is nowhere asks. */
export async function runRows(
  { source, plan }: ProfiledSource,
  rows: readonly Float64Array[],
  rowSize: number,
  scorer: Pick<AskEpisodes, 'score'>,
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

export function addUp(records: readonly ProfilerRecord[]): ProfilerRecord {
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
