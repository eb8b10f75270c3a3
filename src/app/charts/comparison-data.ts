import type { RunCurves } from '../state/run-curves.ts';
import { CHART_AXIS_SPECS, type ChartAxis } from '../state/chart-axis.ts';
import { MAX_POINTS } from './chart-data.ts';
import type { ChartSpec } from './chart-spec.ts';

/** Columns as uPlot takes them: places on the axis, ascending, and a column per run, null where it has no value. */
export interface ComparisonData {
  readonly places: readonly number[];
  readonly lines: readonly (readonly (number | null)[])[];
}

/** What one chart shows of several runs: what it draws as a line, or else its evaluations, joined to one. */
export function comparisonData(
  spec: ChartSpec,
  runs: readonly RunCurves[],
  axis: ChartAxis = 'steps',
): ComparisonData {
  const { place } = CHART_AXIS_SPECS[axis];
  const curves = runs.map(
    (run) => new Map(pointsOf(spec, run).map(([steps, value]) => [place(run, steps), value])),
  );
  const places = [...new Set(curves.flatMap((curve) => [...curve.keys()]))].sort((a, b) => a - b);
  return { places, lines: curves.map((curve) => places.map((at) => curve.get(at) ?? null)) };
}

function pointsOf(
  { iteration, evaluation }: ChartSpec,
  { iterations, evaluations }: RunCurves,
): [steps: number, value: number][] {
  const points: [number, number | null][] =
    iteration === null
      ? evaluations.map((point) => [point.steps, evaluation?.(point) ?? null])
      : iterations.map((event) => [event.steps, iteration(event)]);
  // The same steps in every run, so that thinned-out curves share their rows.
  const stride = Math.ceil(points.length / MAX_POINTS);
  const isValue = (point: [number, number | null]): point is [number, number] => point[1] !== null;
  return points.filter((_point, i) => i % stride === 0).filter(isValue);
}
