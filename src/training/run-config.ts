import type { BestCriterion } from './oversight/best-criterion.ts';
import type { TrackFile } from '../track/track-file.ts';
import type { RewardSource } from '../reward/reward-scorer.ts';
import type { ActionSpaceSpec } from '../race/action-space.ts';
import type { SensorSpec } from '../race/observers/sensor-spec.ts';
import type { RaceSpec } from '../race/race-spec.ts';
import type { Randomisation } from '../race/randomisation.ts';
import type { AlgorithmSpec } from '../rl/algorithms.ts';
import type { Car } from '../sim/car.ts';

/** Everything that decides a run: the same config and seed give the same weights. */
export interface RunConfig {
  readonly track: TrackFile;
  /** Further tracks that the policy learns on at the same time: the cars are dealt out to all of them in turn. */
  readonly moreTracks: readonly TrackFile[];
  readonly reward: RewardSource;
  readonly car: Car;
  readonly sensors: SensorSpec;
  readonly actions: ActionSpaceSpec;
  /** What is in the way, in training and in its evaluations. */
  readonly race: RaceSpec;
  /** Whether every other training episode is driven the other way round. */
  readonly alternateDirection: boolean;
  /** How often in a row a car tries again what it has failed at (`RacingEnvOptions`); 0 as in the service. */
  readonly retries: number;
  /** Where training episodes begin in turn, as shares of the lap (`RacingEnvOptions`); none as in the service, nor in earlier runs. */
  readonly startPlaces?: readonly number[] | undefined;
  /** What is another in every training episode; null: nothing. Evaluations are always plain. */
  readonly randomisation: Randomisation | null;
  /** What learns, with all its hyperparameters. */
  readonly algorithm: AlgorithmSpec;
  readonly seed: number;
  /** Cars that drive at once. */
  readonly numCars: number;
  /** Environment steps, summed over cars, between two evaluations. */
  readonly evaluationInterval: number;
  /** What the best policy is best by, and a plateau is measured by. */
  readonly bestBy: BestCriterion;
  /** Stop conditions; null = none. */
  readonly maxSteps: number | null;
  readonly maxSeconds: number | null;
  /** Stop at the third evaluation in a row with only clean laps. */
  readonly untilClean: boolean;
  /** Stop after so many evaluations in a row without a clear improvement (`plateau.ts`); null: never. */
  readonly untilPlateau: number | null;
}
