import { median } from '../math/statistics.ts';
import type { TrainingSummary } from './training-event.ts';

/** What runs are compared by; null where not reached. */
export interface RunFigures {
  readonly sustainedCleanSteps: number | null;
  readonly sustainedCpuSeconds: number | null;
  readonly cpuSeconds: number | null;
  /** Of the run's best policy: its fastest lap in seconds, and the share of its laps that were clean. */
  readonly bestLap: number | null;
  readonly cleanShare: number | null;
}

export function figuresOf(summary: TrainingSummary): RunFigures {
  const { sustainedCleanSteps, sustainedCpuSeconds, cpuSeconds, best } = summary;
  const { bestLap = null, cleanShare = null } = best?.evaluation ?? {};
  return { sustainedCleanSteps, sustainedCpuSeconds, cpuSeconds, bestLap, cleanShare };
}

/** The median of each figure, "not reached" counted as more than anything; null of no runs. */
export function medianFigures(summaries: readonly TrainingSummary[]): RunFigures | null {
  if (summaries.length === 0) return null;
  const runs = summaries.map(figuresOf);
  const medianOf = (figure: keyof RunFigures): number | null => {
    const value = median(runs.map((run) => run[figure] ?? Infinity));
    return value === Infinity ? null : value;
  };
  return {
    sustainedCleanSteps: medianOf('sustainedCleanSteps'),
    sustainedCpuSeconds: medianOf('sustainedCpuSeconds'),
    cpuSeconds: medianOf('cpuSeconds'),
    bestLap: medianOf('bestLap'),
    cleanShare: medianOf('cleanShare'),
  };
}
