import type { ActionSpaceSpec } from '../../race/action-space.ts';
import { DEFAULT_ACTIONS } from '../../race/action-space.ts';
import { type SensorSpec, STATE_SENSORS } from '../../race/observers/sensor-spec.ts';
import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { Car } from '../../sim/car.ts';
import { STOCK_CAR } from '../../sim/cars.ts';
import type { TrackFile } from '../../track/track-file.ts';

/** What all techniques share: the same car on the same track with the same sensors, chance and time. */
export interface Experiment {
  readonly track: TrackFile;
  /** A track that nobody learns on. */
  readonly unseen: TrackFile;
  readonly car: Car;
  readonly sensors: SensorSpec;
  readonly actions: Extract<ActionSpaceSpec, { type: 'continuous' }>;
  readonly seed: number;
  /** How long each may train [s] */
  readonly budget: number;
  /** For the technique that learns by it. */
  readonly reward: RewardSource;
}

/** How long each technique may train unless told otherwise [s] */
const BUDGET = 30;

/** What must be said about an experiment; everything else has a default. */
export type ExperimentSettings = Pick<Experiment, 'track' | 'unseen' | 'reward'> & Partial<Experiment>;

/** Fills up an experiment with the defaults. */
export function createExperiment(settings: ExperimentSettings): Experiment {
  return {
    car: STOCK_CAR,
    sensors: STATE_SENSORS,
    actions: DEFAULT_ACTIONS as Experiment['actions'],
    seed: 1,
    budget: BUDGET,
    ...settings,
  };
}
