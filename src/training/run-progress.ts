import type { EpisodeRecord } from '../race/racing-env.ts';
import type { Evaluation } from '../race/evaluation.ts';

/** Evaluations in a row, an interval apart, each with only clean laps, that make a run sustained clean. */
export const SUSTAINED_EVALUATIONS = 3;

/** Counters of a run; steps are environment steps summed over cars, null where not reached. Structured-cloneable. */
export interface RunProgress {
  steps: number;
  iteration: number;
  episodes: number;
  cpuSeconds: number;
  wallSeconds: number;
  firstLapSteps: number | null;
  cleanSteps: number | null;
  cleanCpuSeconds: number | null;
  sustainedCleanSteps: number | null;
  sustainedCpuSeconds: number | null;
  /** Clean evaluations in a row up to now, of those at intervals. */
  cleanStreak: number;
}

export function createRunProgress(): RunProgress {
  return {
    steps: 0,
    iteration: 0,
    episodes: 0,
    cpuSeconds: 0,
    wallSeconds: 0,
    firstLapSteps: null,
    cleanSteps: null,
    cleanCpuSeconds: null,
    sustainedCleanSteps: null,
    sustainedCpuSeconds: null,
    cleanStreak: 0,
  };
}

/** Counts one rollout's episodes. */
export function countEpisodes(progress: RunProgress, episodes: readonly EpisodeRecord[]): void {
  progress.episodes += episodes.length;
  if (episodes.some(({ status }) => status === 'lap_complete')) progress.firstLapSteps ??= progress.steps;
}

/** Notes the first lap and the first evaluation with only clean laps. */
export function countFirsts(progress: RunProgress, { bestLap, cleanShare }: Evaluation): void {
  if (bestLap !== null) progress.firstLapSteps ??= progress.steps;
  if (cleanShare === 1 && progress.cleanSteps === null) {
    progress.cleanSteps = progress.steps;
    progress.cleanCpuSeconds = progress.cpuSeconds;
  }
}

/** Notes what an evaluation at an interval says about how far the run has come. */
export function countEvaluation(progress: RunProgress, evaluation: Evaluation): void {
  countFirsts(progress, evaluation);
  progress.cleanStreak = evaluation.cleanShare === 1 ? progress.cleanStreak + 1 : 0;
  if (progress.cleanStreak >= SUSTAINED_EVALUATIONS && progress.sustainedCleanSteps === null) {
    progress.sustainedCleanSteps = progress.steps;
    progress.sustainedCpuSeconds = progress.cpuSeconds;
  }
}
