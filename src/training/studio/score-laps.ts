import type { RewardScorer, RewardSource } from '../../reward/reward-scorer.ts';
import { type Course, rowSize } from '../../reward/step-params.ts';
import type { RecordedLap } from '../recorded-laps.ts';

/**
 * Scores recorded laps, each in a module of its own, its steps in time order.
 * @param course of all laps
 * @param isStale whether nobody waits for it any more; asked between laps
 * @returns the rewards of each lap's steps; null when nobody waits for them any more
 * @throws RewardLoadError, RewardCallError
 */
export async function scoreLaps(
  source: RewardSource,
  laps: readonly Pick<RecordedLap, 'rows' | 'numObjects'>[],
  course: Course,
  scorer: RewardScorer,
  isStale: () => boolean = () => false,
): Promise<Float64Array[] | null> {
  const rewards: Float64Array[] = [];
  for (const { rows, numObjects } of laps) {
    if (isStale()) return null;
    await scorer.load(source, { numCars: 1, numObjects, courses: [course] });
    const numSteps = rows.length / rowSize(numObjects);
    rewards.push(await scorer.score({ numSteps, numCars: 1, rows }));
  }
  return rewards;
}
