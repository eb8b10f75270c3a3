/** The page asks people about a few settings of a run; the training layer knows the rest. */
export { createRunConfig, DEFAULT_CARS } from '../../training/run-settings.ts';
