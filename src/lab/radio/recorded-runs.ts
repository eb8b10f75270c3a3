import runs from './recorded-runs.json';
import type { RunStory } from './run-story.ts';

/** A run of the simulator, trained by `npm run remake:radio`. */
export interface RecordedRun {
  readonly seed: number;
  readonly story: RunStory;
}

/** Thirteen kinds of runs, honest ones and ones in trouble, with three seeds each. */
export const RECORDED_RUNS = runs as readonly RecordedRun[];

/** Rules are chosen by the runs with this seed, and measured on the others. */
export const TUNING_SEED = 1;
