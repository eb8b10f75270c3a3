/** Evaluations in a row, each at the task's solved return or above, that make a run solved for good. */
const SUSTAINED_EVALUATIONS = 3;

/** How far a run has come; steps are training steps summed over environments, null where not reached. */
export interface SolveProgress {
  readonly firstSolvedSteps: number | null;
  /** Steps at the third evaluation of three in a row. */
  readonly sustainedSolvedSteps: number | null;
  /** Solved evaluations in a row up to now. */
  readonly streak: number;
}

export const NOT_SOLVED: SolveProgress = { firstSolvedSteps: null, sustainedSolvedSteps: null, streak: 0 };

/** Counts one evaluation after `steps` training steps. */
export function countEvaluation(progress: SolveProgress, isSolved: boolean, steps: number): SolveProgress {
  if (!isSolved) return { ...progress, streak: 0 };
  const streak = progress.streak + 1;
  return {
    streak,
    firstSolvedSteps: progress.firstSolvedSteps ?? steps,
    sustainedSolvedSteps: progress.sustainedSolvedSteps ?? (streak >= SUSTAINED_EVALUATIONS ? steps : null),
  };
}
