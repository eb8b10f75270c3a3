import { RewardCallError, RewardLoadError, type RewardSource } from '../reward/reward-scorer.ts';
import { fingerprintOfText } from './fingerprint.ts';
import type { Learner } from './learner.ts';
import type { Oversight } from './oversight/oversight.ts';
import type { RunProgress } from './run-progress.ts';
import type { RewardChangedEvent, RewardRefusedEvent } from './training-event.ts';

/** Another reward for a run under way. */
export interface RewardChange {
  readonly reward: RewardSource;
  /** Whether the critics begin anew: what they know are sums of the earlier rewards. */
  readonly resetValues: boolean;
}

/** What a change of the reward concerns of a run. */
interface ChangingRun {
  readonly learner: Learner;
  readonly oversight: Oversight;
  readonly progress: RunProgress;
}

/** Goes on with another reward, or with the one before if the other fails to load or over the last rollout. */
export async function changeReward(
  { learner, oversight, progress }: ChangingRun,
  change: RewardChange,
): Promise<RewardChangedEvent | RewardRefusedEvent> {
  try {
    await learner.changeReward(change);
  } catch (error) {
    if (error instanceof RewardLoadError)
      return { type: 'reward-refused', file: error.file, fault: error.fault, params: null };
    if (error instanceof RewardCallError)
      return { type: 'reward-refused', file: error.file, fault: error.fault, params: error.params };
    throw error;
  }
  oversight.rewardChanged(fingerprintOfText(change.reward.code));
  return { type: 'reward-changed', steps: progress.steps, ...change };
}
