import type { RunCurves } from '../state/run-curves.ts';
import { MAX_POINTS } from './chart-data.ts';
import type { ChartSpec } from './chart-spec.ts';

/** Columns as uPlot takes them: steps, ascending, and a column per run, null where it has no value. */
export interface ComparisonData {
  readonly steps: readonly number[];
  readonly lines: readonly (readonly (number | null)[])[];
}

/** What one chart shows of several runs: what it draws as a line, or else its evaluations, joined to one. */
export function comparisonData(spec: ChartSpec, runs: readonly RunCurves[]): ComparisonData {
  const curves = runs.map((run) => new Map(pointsOf(spec, run)));
  const steps = [...new Set(curves.flatMap((curve) => [...curve.keys()]))].sort((a, b) => a - b);
  return { steps, lines: curves.map((curve) => steps.map((step) => curve.get(step) ?? null)) };
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
