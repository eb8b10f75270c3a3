/** The page asks people about a few settings of a run; the training layer knows the rest. */
export {
  ACTION_LIMITS,
  aliasesOf,
  ALGORITHM_NAMES,
  ALGORITHM_RULES,
  baseOf,
  BEST_CRITERIA,
  CAR_NAMES,
  carKeyOf,
  checkRollout,
  checkSensorSpec,
  createAlgorithmSpec,
  createRunConfig,
  DEFAULT_BEST,
  DEFAULT_CARS,
  PLATEAU_EVALUATIONS,
  seesRoad,
  type SettingRule,
  STOCK_CAR,
  timeLimitOf,
} from '../../training/run-settings.ts';
export { fromRacingV1 } from '../../training/from-racing-v1.ts';
export { SUSTAINED_EVALUATIONS } from '../../training/run-progress.ts';
