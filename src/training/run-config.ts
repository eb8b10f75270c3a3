import type { TrackFile } from '../track/track-file.ts';
import type { RewardSource } from '../reward/reward-scorer.ts';
import type { ActionSpaceSpec } from '../race/action-space.ts';
import type { PpoConfig } from '../rl/ppo-config.ts';

/** Everything that decides a run: the same config and seed give the same weights. */
export interface RunConfig {
  readonly track: TrackFile;
  readonly reward: RewardSource;
  readonly sensors: 'state';
  readonly actions: ActionSpaceSpec;
  readonly algorithm: 'ppo';
  readonly ppo: PpoConfig;
  readonly seed: number;
  /** Cars that drive at once. */
  readonly numCars: number;
  /** Environment steps, summed over cars, between two evaluations. */
  readonly evaluationInterval: number;
  /** Stop conditions; null = none. */
  readonly maxSteps: number | null;
  readonly maxSeconds: number | null;
  /** Stop at the third evaluation in a row with only clean laps. */
  readonly untilClean: boolean;
}
