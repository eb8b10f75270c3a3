import { mean } from '../math/statistics.ts';

/** How an episode stands or ended (DeepRacer's `episode_status`). */
export type EpisodeStatus =
  'in_progress' | 'lap_complete' | 'off_track' | 'crashed' | 'reversed' | 'immobilized' | 'time_up';

/** One lap: of a standing start, or of a continuous drive. */
export interface Trial {
  /** Percent of the lap driven. */
  readonly progress: number;
  /** Seconds of simulated time, penalties included; null when the lap was not completed. */
  readonly lapTime: number | null;
  readonly offTracks: number;
  readonly crashes: number;
  readonly resets: number;
  readonly status: EpisodeStatus;
}

/** The outcome of several trials of one policy. */
export interface Evaluation {
  readonly trials: readonly Trial[];
  /** Share of the trials asked for that completed the lap without leaving the track or crashing, 0 … 1. */
  readonly cleanShare: number;
  /** Seconds; null when no lap was completed. */
  readonly bestLap: number | null;
  readonly meanLap: number | null;
}

/** Sums trials up. @param asked how many there were to be; a continuous drive may end before its last lap */
export function summariseTrials(trials: readonly Trial[], asked = trials.length): Evaluation {
  const laps = trials.flatMap((trial) => (trial.lapTime === null ? [] : [trial.lapTime]));
  const clean = trials.filter((t) => t.status === 'lap_complete' && t.offTracks === 0 && t.crashes === 0);
  return {
    trials,
    cleanShare: asked === 0 ? 0 : clean.length / asked,
    bestLap: laps.length === 0 ? null : Math.min(...laps),
    meanLap: mean(laps),
  };
}

/** Evaluations of as many trials each as one, as of a policy on several tracks. */
export function joinEvaluations(evaluations: readonly Evaluation[]): Evaluation {
  const joined = summariseTrials(evaluations.flatMap(({ trials }) => trials));
  return { ...joined, cleanShare: mean(evaluations.map(({ cleanShare }) => cleanShare)) ?? 0 };
}

/**
 * Whether one evaluation is better than another: more clean laps first, then the faster mean lap, then, where there are
 * no laps yet, the farther mean progress.
 */
export function isBetterEvaluation(a: Evaluation, b: Evaluation | null): boolean {
  if (b === null) return true;
  if (a.cleanShare !== b.cleanShare) return a.cleanShare > b.cleanShare;
  if (a.meanLap !== null && b.meanLap !== null && a.meanLap !== b.meanLap) return a.meanLap < b.meanLap;
  return meanProgress(a) > meanProgress(b);
}

function meanProgress({ trials }: Evaluation): number {
  return mean(trials.map((trial) => trial.progress)) ?? 0;
}
