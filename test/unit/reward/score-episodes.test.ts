import { describe, expect, it } from 'vitest';
import { measureCall } from '../../../src/reward/review/measure-call.ts';
import { RewardCallError, type RewardScorer, type RewardSource } from '../../../src/reward/reward-scorer.ts';
import { EpisodeScorer } from '../../../src/reward/score-episodes.ts';
import { COLUMN, ROW_SIZE, type RewardBatch, type ScoringContext } from '../../../src/reward/step-params.ts';

const source: RewardSource = { language: 'javascript', file: 'reward.js', code: '' };

/** Rewards are 1000 × how often a car was asked before + its steps; fails where the steps are `fatal`. */
class CountingScorer implements RewardScorer {
  calls = 0;
  loads: ScoringContext[] = [];
  #asked: number[] = [];

  constructor(
    readonly fatal = NaN,
    readonly type = 'ValueError',
  ) {}

  load(_source: RewardSource, context: ScoringContext): Promise<void> {
    this.loads.push(context);
    this.#asked = Array.from({ length: context.numCars }, () => 0);
    return Promise.resolve();
  }

  score({ numSteps, numCars, rows }: RewardBatch): Promise<Float64Array> {
    const rewards = new Float64Array(numSteps * numCars);
    for (let call = 0; call < rewards.length; call++) {
      this.calls++;
      const steps = rows[call * ROW_SIZE + COLUMN.steps];
      const fault = { type: this.type, message: 'no', line: 1 };
      if (steps === this.fatal) return Promise.reject(new RewardCallError('reward.js', fault, null));
      rewards[call] = 1000 * this.#asked[call % numCars]++ + steps;
    }
    return Promise.resolve(rewards);
  }

  close(): void {}
}

/** Episodes of these lengths, with steps that no other has. */
function episodes(...lengths: number[]): Float64Array[] {
  return lengths.map((length, episode) => {
    const rows = new Float64Array(length * ROW_SIZE);
    for (let step = 0; step < length; step++) rows[step * ROW_SIZE + COLUMN.steps] = 10 * episode + step;
    return rows;
  });
}

const scorerOf = (scorer: RewardScorer) =>
  new EpisodeScorer({ scorer, course: { trackLength: 1, waypoints: [] }, numObjects: 0 });

describe('scoring episodes', () => {
  it('gives each its own rewards, in the order of its steps, whatever their lengths', async () => {
    const scorer = new CountingScorer();
    const lengths = [3, 1, 5, 2, 2, 4, 1, 1, 2, 3, 1];
    const rewards = await scorerOf(scorer).score(source, episodes(...lengths));
    expect(rewards.map(({ length }) => length)).toEqual(lengths);
    rewards.forEach((own, episode) => {
      expect(own.map((reward) => reward % 1000)).toEqual(
        Float64Array.from({ length: own.length }, (_, step) => 10 * episode + step),
      );
      // One module from its first step to its last, without a break.
      const asked = own.map((reward) => Math.floor(reward / 1000));
      expect(asked.map((count) => count - asked[0])).toEqual(
        Float64Array.from({ length: own.length }, (_, k) => k),
      );
    });
    expect(scorer.loads).toHaveLength(1);
  });

  it('asks nothing where there is nothing to ask', async () => {
    const scorer = new CountingScorer();
    expect(await scorerOf(scorer).score(source, [])).toEqual([]);
    expect(scorer.calls).toBe(0);
  });

  it('scores each apart, so that a failure takes nothing from the others', async () => {
    const scorer = new CountingScorer(12);
    await expect(scorerOf(scorer).score(source, episodes(2, 4, 3))).rejects.toThrow('ValueError: no');
    const { rewards, failures } = await scorerOf(scorer).scoreApart(source, episodes(2, 4, 3));
    expect(rewards.map((own) => [...own])).toEqual([
      [0, 1001],
      [10, 1011, NaN, NaN],
      [20, 1021, 2022],
    ]);
    expect(failures).toEqual([
      { episode: 1, step: 2, fault: { type: 'ValueError', message: 'no', line: 1 } },
    ]);
  });

  it('does not wait for an endless loop twice', async () => {
    const scorer = new CountingScorer(0, 'TimeoutError');
    const { rewards, failures } = await scorerOf(scorer).scoreApart(source, episodes(2, 2));
    expect(failures).toHaveLength(1);
    expect(rewards.every((own) => own.every(Number.isNaN))).toBe(true);
  });
});

describe('the time of a call', () => {
  it('is that of many calls less that of a few, loading not counted', async () => {
    const scorer = new CountingScorer();
    const clock = (): number => 0.2 * scorer.loads.length + 3e-6 * scorer.calls;
    const [lap] = episodes(50);
    const measured = await measureCall(source, lap, ROW_SIZE, scorerOf(scorer), clock);
    expect(measured).toBeCloseTo(3, 6);
  });

  it('is not measured any closer where a few calls take long', async () => {
    const scorer = new CountingScorer();
    const clock = (): number => 0.01 * scorer.calls;
    expect(await measureCall(source, episodes(50)[0], ROW_SIZE, scorerOf(scorer), clock)).toBeCloseTo(
      10_000,
      6,
    );
    expect(scorer.calls).toBe(8 * 50);
  });

  it('is unknown where the reward fails', async () => {
    const scorer = new CountingScorer(3);
    expect(await measureCall(source, episodes(9)[0], ROW_SIZE, scorerOf(scorer), () => 0)).toBeNull();
  });
});
