import type { RunCurves } from '../state/run-curves.ts';
import type { ChartAxis } from '../state/chart-axis.ts';
import { chartData, type ChartData } from './chart-data.ts';
import type { ChartSpec } from './chart-spec.ts';

/** What is drawn of each run that is compared, in this order. */
export const COMPARED = ['line', 'unclean', 'clean', 'best'] as const satisfies readonly (keyof ChartData)[];

type Column = readonly (number | null)[];

/** Columns as uPlot takes them: places on the axis of all runs, ascending, and each run's own; null where it has no value. */
export interface ComparisonData {
  readonly places: readonly number[];
  readonly runs: readonly Readonly<Record<(typeof COMPARED)[number], Column>>[];
}

/** What one chart shows of several runs. What it does not draw as a line are evaluations, which are joined to one. */
export function comparisonData(
  spec: ChartSpec,
  runs: readonly RunCurves[],
  axis: ChartAxis = 'steps',
): ComparisonData {
  const all = runs.map((run) => chartData(spec, run, null, axis));
  const places = [...new Set(all.flatMap((data) => data.places))].sort((a, b) => a - b);
  const row = new Map(places.map((place, i) => [place, i]));
  const spread = (own: readonly number[], values: Column): Column => {
    const column = places.map((): number | null => null);
    for (const [i, value] of values.entries()) if (value !== null) column[row.get(own[i])!] = value;
    return column;
  };
  return {
    places,
    runs: all.map(({ places: own, line, unclean, clean, best }) => ({
      line: spread(own, spec.iteration === null ? clean.map((value, i) => value ?? unclean[i]) : line),
      unclean: spread(own, unclean),
      clean: spread(own, clean),
      best: spread(own, best),
    })),
  };
}
