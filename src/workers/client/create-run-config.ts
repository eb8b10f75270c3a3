/** The page asks people about a few settings of a run; the training layer knows the rest. */
export { ALGORITHM_NAMES, CAR_NAMES, checkSensorSpec, createRunConfig } from '../../training/run-settings.ts';
