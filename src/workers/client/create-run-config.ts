/** The page asks people about a few settings of a run; the training layer knows the rest. */
export { createRunConfig } from '../../training/run-settings.ts';
