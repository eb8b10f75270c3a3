import { mean } from '../../math/statistics.ts';
import { type Evaluation, isBetterEvaluation } from '../../race/evaluation.ts';

/**
 * What the best policy of a run is best by.
 * - `laps`, the default: more clean laps; then the faster mean lap; then, where there are no laps, the farther progress.
 * - `progress`: the farther mean progress of the trials.
 * - `lap-time`: the faster of the fastest laps, however many trials failed; any lap beats none.
 * - `reward`: the higher mean reward per step of the rollouts since the evaluation before.
 *
 * Equal ones are told apart by `laps`.
 */
export type BestCriterion = 'laps' | 'progress' | 'lap-time' | 'reward';

export const BEST_CRITERIA: readonly BestCriterion[] = ['laps', 'progress', 'lap-time', 'reward'];
export const DEFAULT_BEST: BestCriterion = 'laps';

/** A policy that may be the best: its evaluation, and what it earned before. */
export interface Candidate {
  readonly evaluation: Evaluation;
  /**
   * Mean reward per step of the rollouts since the evaluation before, exploration included; null where unknown. The
   * evaluation itself is not scored: a reward with a memory would take its steps for the training cars'. Per step and not
   * per episode, because an interval is shorter than an episode: few end in one, and the first to end are the shortest.
   */
  readonly meanReward: number | null;
}

/** Whether `a` is better than `b`; anything is better than null. */
export function isBetterBy(criterion: BestCriterion, a: Candidate, b: Candidate | null): boolean {
  if (b === null) return true;
  const [ours, theirs] = [figureOf(criterion, a), figureOf(criterion, b)];
  return ours === theirs ? isBetterEvaluation(a.evaluation, b.evaluation) : ours > theirs;
}

/** Larger is better; the default order is more than one figure. */
function figureOf(criterion: BestCriterion, { evaluation, meanReward }: Candidate): number {
  switch (criterion) {
    case 'laps':
      return 0;
    case 'progress':
      return meanProgressOf(evaluation);
    case 'lap-time':
      return -(evaluation.bestLap ?? Infinity);
    default:
      return meanReward ?? -Infinity;
  }
}

/** Percent of the lap, mean of the trials. */
export function meanProgressOf({ trials }: Evaluation): number {
  return mean(trials.map(({ progress }) => progress)) ?? 0;
}
