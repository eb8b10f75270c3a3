import { DEFAULT_CARS } from '../../workers/client/create-run-config.ts';
import type { AlgorithmName } from '../../rl/algorithms.ts';
import type { BestCriterion } from '../../training/oversight/best-criterion.ts';
import type { CarId } from './own-cars.ts';
import { type ActionSetup, DEFAULT_ACTION_SETUP } from './action-setup.ts';
import type { HyperparameterSetup } from './hyperparameters.ts';
import { DEFAULT_RACE, type RaceSetup } from './race-setup.ts';
import { DEFAULT_SENSORS, type SensorSetup } from './sensor-setup.ts';

/** Which car drives where, among what, with which eyes and commands, how it learns, and when the run ends. Saved with the settings. */
export interface RunSetup {
  readonly trackId: string;
  readonly seed: number;
  readonly numCars: number;
  readonly car: CarId;
  readonly sensors: SensorSetup;
  readonly race: RaceSetup;
  /** Whether every other training episode is driven the other way round. */
  readonly bothDirections: boolean;
  readonly actions: ActionSetup;
  /** What was chosen; `algorithmOf` says what it comes to. */
  readonly algorithm: AlgorithmName;
  readonly hyperparameters: HyperparameterSetup;
  /** What is kept as the best. */
  readonly bestBy: BestCriterion;
  readonly stop: StopSetup;
}

export interface StopSetup {
  /** After three evaluations in a row with only clean laps. */
  readonly untilClean: boolean;
  /** Environment steps, summed over cars; null: no limit. */
  readonly maxSteps: number | null;
  /** Seconds of training; null: no limit. */
  readonly maxSeconds: number | null;
  /** When the best has not clearly improved for a while. */
  readonly untilPlateau: boolean;
}

export const DEFAULT_SETUP: RunSetup = {
  trackId: 'home',
  seed: 1,
  numCars: DEFAULT_CARS,
  car: 'deepracer-v6',
  sensors: DEFAULT_SENSORS,
  race: DEFAULT_RACE,
  bothDirections: false,
  actions: DEFAULT_ACTION_SETUP,
  algorithm: 'ppo',
  hyperparameters: {},
  bestBy: 'laps',
  stop: { untilClean: true, maxSteps: 100_000, maxSeconds: null, untilPlateau: false },
};

/** Whether soft actor-critic can learn this: it needs continuous commands and a road that no camera sees. */
export function fitsSac({ actions, sensors }: Pick<RunSetup, 'actions' | 'sensors'>): boolean {
  return actions.type === 'continuous' && sensors.road === 'state';
}

/** The algorithm as the trainer takes it: PPO where SAC was chosen and does not fit. */
export function algorithmOf(setup: Pick<RunSetup, 'algorithm' | 'actions' | 'sensors'>): AlgorithmName {
  return setup.algorithm === 'sac' && !fitsSac(setup) ? 'ppo' : setup.algorithm;
}
