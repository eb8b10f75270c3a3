/** DeepRacer's settings files are read on the page: they are small, and nothing of them is run. */
export type { NotHonoured } from '../../training/logs/imported-settings.ts';
export { readHyperparameters } from '../../training/logs/read-hyperparameters.ts';
export { readModelMetadata } from '../../training/logs/read-model-metadata.ts';
