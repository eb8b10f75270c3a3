import { DEFAULT_CARS } from '../../workers/client/create-run-config.ts';
import type { ActionSpaceSpec } from '../../race/action-space.ts';
import type { AlgorithmName } from '../../rl/algorithms.ts';
import type { BestCriterion } from '../../training/oversight/best-criterion.ts';
import type { CarName } from '../../sim/cars.ts';
import type { HyperparameterSetup } from './hyperparameters.ts';
import { DEFAULT_RACE, type RaceSetup } from './race-setup.ts';
import { DEFAULT_SENSORS, type SensorSetup } from './sensor-setup.ts';

/** Which car drives where, among what, with which eyes and commands, how it learns, and when the run ends. Saved with the settings. */
export interface RunSetup {
  readonly trackId: string;
  readonly seed: number;
  readonly numCars: number;
  readonly car: CarName;
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

export interface ActionSetup {
  readonly type: 'continuous' | 'discrete';
  /** Metres per second. */
  readonly speed: { readonly low: number; readonly high: number };
  /** Degrees to each side. */
  readonly steering: number;
  /** Discrete only: how many steering angles and speeds the grid has. */
  readonly steeringChoices: number;
  readonly speedChoices: number;
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
  actions: {
    type: 'continuous',
    speed: { low: 0.5, high: 4 },
    steering: 30,
    steeringChoices: 5,
    speedChoices: 2,
  },
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

/** The action space as the trainer takes it; a discrete one is a grid in the order of DeepRacer's console. */
export function actionSpaceOf({
  type,
  speed,
  steering,
  steeringChoices,
  speedChoices,
}: ActionSetup): ActionSpaceSpec {
  if (type === 'continuous') {
    return { type, steering_angle: { low: -steering, high: steering }, speed };
  }
  const angles = spread(-steering, steering, steeringChoices);
  const speeds = spread(speed.low, speed.high, speedChoices);
  return {
    type,
    actions: angles.flatMap((steering_angle) => speeds.map((speed) => ({ steering_angle, speed }))),
  };
}

/** `count` numbers evenly from `low` to `high`; a single one is `high`. */
function spread(low: number, high: number, count: number): number[] {
  if (count === 1) return [high];
  const step = (high - low) / (count - 1);
  return Array.from({ length: count }, (_, i) => Math.round((low + i * step) * 100) / 100);
}
