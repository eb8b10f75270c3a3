import type { RunCurves } from '../state/run-curves.ts';
import { CHART_AXIS_SPECS, type ChartAxis } from '../state/chart-axis.ts';
import type { ChartSpec } from './chart-spec.ts';

/** Columns as uPlot takes them; null where a row has no value for a column. */
export interface ChartData {
  /** Places on the axis, ascending. */
  readonly places: number[];
  readonly line: (number | null)[];
  /** Evaluations in which every lap was clean, the others, and the best of all. */
  readonly clean: (number | null)[];
  readonly unclean: (number | null)[];
  readonly best: (number | null)[];
  /** What all of them are measured against: the same in every row, from the axis’s 0 on. */
  readonly ideal: (number | null)[];
}

/** More points than this are thinned out: a chart is a few hundred pixels wide. */
export const MAX_POINTS = 600;
/** Evaluations are drawn as dots, which cost more than a line; the best and the newest are always among them. */
const MAX_DOTS = 120;

/** What one chart shows of a run. @param ideal the ideal lap, seconds, for charts that have one */
export function chartData(
  spec: ChartSpec,
  curves: RunCurves,
  ideal: number | null = null,
  axis: ChartAxis = 'steps',
): ChartData {
  const { place } = CHART_AXIS_SPECS[axis];
  const data: ChartData = { places: [], line: [], clean: [], unclean: [], best: [], ideal: [] };
  const add = (steps: number, values: Partial<Record<Exclude<keyof ChartData, 'places'>, number | null>>) => {
    data.places.push(place(curves, steps));
    data.line.push(values.line ?? null);
    data.clean.push(values.clean ?? null);
    data.unclean.push(values.unclean ?? null);
    data.best.push(values.best ?? null);
    data.ideal.push(null);
  };
  const { iterations, evaluations, best } = curves;
  const stride = spec.iteration === null ? Infinity : Math.ceil(iterations.length / MAX_POINTS);
  const dotStride = Math.ceil(evaluations.length / MAX_DOTS);
  const newest = evaluations.at(-1);
  let next = 0;
  const addEvaluationsUpTo = (steps: number) => {
    for (; next < evaluations.length && evaluations[next].steps <= steps; next++) {
      const point = evaluations[next];
      if (next % dotStride !== 0 && point !== best && point !== newest) continue;
      const value = spec.evaluation?.(point) ?? null;
      if (value === null) continue;
      const kind = point.evaluation.cleanShare === 1 ? 'clean' : 'unclean';
      add(point.steps, { [kind]: value, ...(point === best ? { best: value } : {}) });
    }
  };
  for (let i = 0; i < iterations.length; i += stride) {
    addEvaluationsUpTo(iterations[i].steps - 1);
    // Where no episode ended there is no value: the row is left out, so that the line goes on to the next one.
    const value = spec.iteration?.(iterations[i]) ?? null;
    if (value !== null) add(iterations[i].steps, { line: value });
  }
  addEvaluationsUpTo(Infinity);
  if (spec.hasIdeal && ideal !== null && data.places.length > 0) {
    for (const column of [data.line, data.clean, data.unclean, data.best, data.ideal]) column.unshift(null);
    data.places.unshift(0);
    data.ideal.fill(ideal);
  }
  return data;
}
