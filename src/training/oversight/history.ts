import { mean } from '../../math/statistics.ts';

/** One evaluation, and the training since the one before. Structured-cloneable. */
export interface HistoryEntry {
  /** Environment steps, summed over cars. */
  readonly steps: number;
  /** Per step of the rollouts. */
  readonly meanReward: number;
  /** Per episode that ended in them; null when none did. */
  readonly meanReturn: number | null;
  /** Of the rollouts, m/s. */
  readonly meanSpeed: number;
  /** Of the evaluation's trials, percent. */
  readonly meanProgress: number;
  /** Of the evaluation's trials, 0 … 1. */
  readonly cleanShare: number;
  /** Of the evaluation's completed laps, seconds; null when there were none. */
  readonly meanLap: number | null;
}

/** Several evaluations in a row, as means; null where one of them has no such figure. */
export interface WindowFigures extends Omit<HistoryEntry, 'steps'> {
  /** Steps of the first and of the last of them. */
  readonly steps: readonly [first: number, last: number];
}

export function windowFigures(entries: readonly HistoryEntry[]): WindowFigures {
  const over = (figure: (entry: HistoryEntry) => number): number => mean(entries.map(figure)) ?? 0;
  const known = (figure: (entry: HistoryEntry) => number | null): number | null => {
    const values = entries.flatMap((entry) => figure(entry) ?? []);
    return values.length < entries.length ? null : mean(values);
  };
  return {
    steps: [entries[0].steps, entries.at(-1)!.steps],
    meanReward: over((entry) => entry.meanReward),
    meanReturn: known((entry) => entry.meanReturn),
    meanSpeed: over((entry) => entry.meanSpeed),
    meanProgress: over((entry) => entry.meanProgress),
    cleanShare: over((entry) => entry.cleanShare),
    meanLap: known((entry) => entry.meanLap),
  };
}
