import type { SimTraceRow } from './sim-trace.ts';

/** An episode with its rows, the pinned first step included. */
type Rows = readonly SimTraceRow[];

/** What TrainingMetrics.json says about one episode, under the service's names. */
export interface TrainingMetric {
  /** Rounded, as the service's. */
  readonly reward_score: number;
  /** Clock of the simulation at the end and at the start [ms] */
  readonly metric_time: number;
  readonly start_time: number;
  readonly elapsed_time_in_milliseconds: number;
  /** Training episodes so far, this one included; in an evaluation those before it. */
  readonly episode: number;
  /** The same within the iteration, 1 … episodes per iteration. */
  readonly trial: number;
  readonly phase: 'training' | 'evaluation';
  /** Whole percent. */
  readonly completion_percentage: number;
  readonly episode_status: string;
}

/** The service's words of its metrics files for an episode's last status. */
const STATUS_LABELS: Readonly<Record<string, string>> = {
  lap_complete: 'Lap complete',
  off_track: 'Off track',
  crashed: 'Crashed',
  immobilized: 'Immobilized',
  reversed: 'Reversed',
  in_progress: 'In progress',
  pause: 'Pause',
  park: 'Park',
  prepare: 'Prepare',
  time_up: 'Time Up',
};

/**
 * @param episode training episodes that had ended when this one ended, this one included
 * @param episodesPerIteration as `num_episodes_between_training`
 */
export function trainingMetric(
  phase: TrainingMetric['phase'],
  rows: Rows,
  episode: number,
  episodesPerIteration: number,
): TrainingMetric {
  return {
    reward_score: Math.round(rows.reduce((sum, { reward }) => sum + reward, 0)),
    ...times(rows),
    // Evaluated before any episode ended: the service has no name for that, the first is the nearest.
    episode: Math.max(1, episode),
    trial: ((Math.max(1, episode) - 1) % episodesPerIteration) + 1,
    phase,
    ...outcome(rows),
  };
}

/** TrainingMetrics.json. */
export function writeTrainingMetrics(metrics: readonly TrainingMetric[]): string {
  return JSON.stringify({ metrics, version: 2, best_model_metric: 'progress' });
}

/** EvaluationMetrics-….json: one entry for each trial. */
export function writeEvaluationMetrics(trials: readonly Rows[]): string {
  const metrics = trials.map((rows, i) => {
    const counts = {
      crash_count: countStarts(rows, 'crashed'),
      immobilized_count: countStarts(rows, 'immobilized'),
      off_track_count: countStarts(rows, 'off_track'),
      reversed_count: countStarts(rows, 'reversed'),
    };
    const reset_count = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { ...outcome(rows), ...times(rows), ...counts, reset_count, trial: i + 1 };
  });
  return JSON.stringify({ metrics });
}

function times(
  rows: Rows,
): Pick<TrainingMetric, 'metric_time' | 'start_time' | 'elapsed_time_in_milliseconds'> {
  const start_time = Math.round(1000 * rows[0].timestamp);
  const metric_time = Math.round(1000 * rows.at(-1)!.timestamp);
  return { metric_time, start_time, elapsed_time_in_milliseconds: metric_time - start_time };
}

function outcome(rows: Rows): Pick<TrainingMetric, 'completion_percentage' | 'episode_status'> {
  const { progress, status } = rows.at(-1)!;
  return {
    completion_percentage: Math.max(0, Math.trunc(progress)),
    episode_status: STATUS_LABELS[status ?? 'in_progress'] ?? 'In progress',
  };
}

/** How often a status began. */
function countStarts(rows: Rows, status: string): number {
  return rows.filter((row, i) => row.status === status && rows[i - 1]?.status !== status).length;
}
