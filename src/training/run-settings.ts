import { type ActionSpaceSpec, DEFAULT_ACTIONS } from '../race/action-space.ts';
import { seesRoad, STATE_SENSORS } from '../race/observers/sensor-spec.ts';
import { TIME_TRIAL } from '../race/race-spec.ts';
import { type AlgorithmSettings, createAlgorithmSpec } from '../rl/algorithms.ts';
import { STOCK_CAR } from '../sim/cars.ts';
import { checkRollout } from './check-rollout.ts';
import { DEFAULT_BEST } from './oversight/best-criterion.ts';
import type { RunConfig } from './run-config.ts';

// What callers that may not import the layers below need to read a person's settings.
export { checkRollout, MOST_ROLLOUT_STEPS } from './check-rollout.ts';
export { ACTION_LIMITS, parseActionSpace } from '../race/action-space.ts';
export { checkSensorSpec, seesRoad } from '../race/observers/sensor-spec.ts';
export { BEST_CRITERIA, DEFAULT_BEST } from './oversight/best-criterion.ts';
export { PLATEAU_EVALUATIONS } from './oversight/plateau.ts';
export { timeLimitOf } from '../race/evaluation-rules.ts';
export { parseRaceSpec, RACE_TYPES } from '../race/race-spec.ts';
export { ALGORITHM_RULES } from '../rl/algorithm-rules.ts';
export { aliasesOf, findSetting, nearestSetting, partsOf } from '../rl/setting-names.ts';
export type { SettingRule } from '../rl/setting-rules.ts';
export { parseRandomised, randomisationOf } from '../race/randomisation.ts';
export { ALGORITHM_NAMES, type AlgorithmName, createAlgorithmSpec } from '../rl/algorithms.ts';
export { type Car, baseOf, carKeyOf, carNameOf } from '../sim/car.ts';
export { CAR_NAMES, type CarName, STOCK_CAR } from '../sim/cars.ts';

/** Cars that drive at once unless a run says otherwise. */
export const DEFAULT_CARS = 64;
/** Environment steps between two evaluations, for each track. */
export const EVALUATION_INTERVAL = 2048;

/** What must be said about a run; everything else has a default. */
export type RunSettings = Pick<RunConfig, 'track' | 'reward'> &
  Partial<Omit<RunConfig, 'algorithm' | 'actions'>> & {
    readonly actions?: ActionSpaceSpec | undefined;
    /** PPO unless another is named. */
    readonly algorithm?: AlgorithmSettings | undefined;
  };

/** Fills up a run's settings with the defaults. @throws AlgorithmConfigError */
export function createRunConfig(settings: RunSettings): RunConfig {
  const { sensors = STATE_SENSORS, numCars = DEFAULT_CARS } = settings;
  const algorithm = createAlgorithmSpec(settings.algorithm ?? { name: 'ppo' }, seesRoad(sensors));
  checkRollout(algorithm, numCars);
  return {
    moreTracks: [],
    car: STOCK_CAR,
    sensors,
    race: TIME_TRIAL,
    alternateDirection: false,
    retries: 0,
    randomisation: null,
    seed: 1,
    numCars,
    evaluationInterval: EVALUATION_INTERVAL * (1 + (settings.moreTracks?.length ?? 0)),
    bestBy: DEFAULT_BEST,
    maxSteps: null,
    maxSeconds: null,
    untilClean: false,
    untilPlateau: null,
    ...settings,
    actions: settings.actions ?? DEFAULT_ACTIONS,
    algorithm,
  };
}
