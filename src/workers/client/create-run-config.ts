/** The page asks people about a few settings of a run; the training layer knows the rest. */
export { CAR_NAMES, checkSensorSpec, createRunConfig } from '../../training/run-settings.ts';
