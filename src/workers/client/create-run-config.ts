/** The page asks people about a few settings of a run; the training layer knows the rest. */
export {
  ALGORITHM_NAMES,
  BEST_CRITERIA,
  CAR_NAMES,
  checkSensorSpec,
  createRunConfig,
  DEFAULT_BEST,
  PLATEAU_EVALUATIONS,
} from '../../training/run-settings.ts';
