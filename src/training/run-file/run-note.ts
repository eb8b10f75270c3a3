import type { RunConfig } from '../run-config.ts';
import type { EvaluationEvent, FinishedEvent, TrainingSummary, WarningEvent } from '../training-event.ts';

/** What `run.json` says about an evaluation. */
export type EvaluationNote = Pick<EvaluationEvent, 'steps' | 'cpuSeconds' | 'meanReward'> &
  Pick<EvaluationEvent['evaluation'], 'cleanShare' | 'bestLap' | 'meanLap'>;

/** What `run.json` says about a warning. */
export type WarningNote = Omit<WarningEvent, 'type'>;

/** How a run went. */
export interface RunCourse {
  /** Null where it has not ended. */
  readonly reason: FinishedEvent['reason'] | null;
  /** Null where its figures are not known. */
  readonly summary: TrainingSummary | null;
  readonly evaluations: readonly EvaluationNote[];
  readonly warnings: readonly WarningNote[];
}

/** What `run.json` says about a run, wherever it comes from: its settings, and how it went. */
export function runNote({ track, reward, ...settings }: RunConfig, course: RunCourse) {
  const { reason, summary, evaluations, warnings } = course;
  return { track: track.id, reward: reward.file, settings, reason, summary, evaluations, warnings };
}
