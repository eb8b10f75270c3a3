import { RewardCallError, type RewardFault, RewardLoadError, type RewardSource } from '../reward-scorer.ts';
import type { EpisodeScorer } from '../score-episodes.ts';
import { type InstrumentedReward, instrumentReward } from './instrument/instrument-reward.ts';
import { readRecordedRows, type RecordedRows, repeatRows } from './instrument/recorded-rows.ts';

/** As much of an `EpisodeScorer` as asking needs. */
export type AskEpisodes = Pick<EpisodeScorer, 'score' | 'scoreApart'>;

/** A step that the reward had no answer to. */
export interface FailedStep {
  /** The episode it is in. */
  readonly rows: Float64Array;
  readonly step: number;
  readonly fault: RewardFault;
}

/** What a reward answered to some episodes, which are known by their rows. */
export class Observed {
  readonly #records: ReadonlyMap<Float64Array, RecordedRows>;

  constructor(
    records: ReadonlyMap<Float64Array, RecordedRows>,
    /** Null where only rewards are known. */
    readonly instrumented: InstrumentedReward | null,
    readonly failures: readonly FailedStep[],
  ) {
    this.#records = records;
  }

  /** @throws RangeError for an episode that was never asked about */
  of(rows: Float64Array): RecordedRows {
    const record = this.#records.get(rows);
    if (!record) throw new RangeError('this episode has not been scored');
    return record;
  }

  /** Reward of an episode's last step. */
  last(rows: Float64Array): number {
    return this.of(rows).rewards.at(-1)!;
  }

  /** All of them. */
  get records(): Iterable<RecordedRows> {
    return this.#records.values();
  }
}

/**
 * Asks a reward about episodes; where its code allows it, also how its terms and branches came out.
 * @param rowSize doubles in a row
 * @throws RewardLoadError
 */
export async function observe(
  source: RewardSource,
  episodes: readonly Float64Array[],
  rowSize: number,
  scorer: AskEpisodes,
): Promise<Observed> {
  const instrumented = instrumentReward(source);
  const recorded = instrumented && (await record(instrumented, episodes, rowSize, scorer));
  if (recorded) return recorded;
  try {
    return withoutRecords(episodes, await scorer.score(source, episodes), []);
  } catch (error) {
    if (!(error instanceof RewardCallError)) throw error;
  }
  const { rewards, failures } = await scorer.scoreApart(source, episodes);
  return withoutRecords(
    episodes,
    rewards,
    failures.map(({ episode, step, fault }) => ({ rows: episodes[episode], step, fault })),
  );
}

/** Null where the instrumented code does not run through: then the author's own has to tell what is wrong with it. */
async function record(
  instrumented: InstrumentedReward,
  episodes: readonly Float64Array[],
  rowSize: number,
  scorer: AskEpisodes,
): Promise<Observed | null> {
  try {
    const repeated = episodes.map((rows) => repeatRows(rows, rowSize, instrumented));
    const answers = await scorer.score(instrumented.source, repeated);
    const records = episodes.map((rows, k) => [rows, readRecordedRows(answers[k], instrumented)] as const);
    return new Observed(new Map(records), instrumented, []);
  } catch (error) {
    if (error instanceof RewardLoadError || error instanceof RewardCallError) return null;
    throw error;
  }
}

function withoutRecords(
  episodes: readonly Float64Array[],
  rewards: readonly Float64Array[],
  failures: readonly FailedStep[],
): Observed {
  const nothing = { terms: new Float64Array(0), branches: new Uint8Array(0) };
  const records = episodes.map((rows, k) => [rows, { rewards: rewards[k], ...nothing }] as const);
  return new Observed(new Map(records), null, failures);
}
