import uPlot from 'uplot';
import { formatSteps, formatValue } from '../state/format.ts';
import type { ChartData } from './chart-data.ts';
import type { ChartSpec } from './chart-spec.ts';

/** Colours as the canvas needs them: resolved from the theme's custom properties. */
export interface ChartColors {
  readonly line: string;
  readonly clean: string;
  readonly unclean: string;
  readonly text: string;
  readonly grid: string;
}

/** What a chart element does with its plot. */
export interface ChartHandle {
  /** @param steps where the axis ends, the same for all charts of a run */
  draw(data: ChartData, steps: number): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** An axis of a run that has just begun shows this many steps. */
const MIN_STEPS = 4096;
/** The columns that uPlot is given, in its order. */
const SERIES = ['line', 'unclean', 'clean', 'best', 'ideal'] as const;

/**
 * Makes a plot. Evaluations differ by shape as well as by colour: filled dots are clean, open ones are not, a ring
 * surrounds the best, and the ideal is dashed. uPlot comes with this module, which is loaded on demand.
 * @param onCursor called with the row under the pointer, or null
 */
export function createChart(
  host: HTMLElement,
  spec: ChartSpec,
  colors: ChartColors,
  size: { width: number; height: number },
  onCursor: (row: number | null) => void,
): ChartHandle {
  let steps = 0;
  const axis: uPlot.Axis = {
    stroke: colors.text,
    font: '11px Inter Variable, sans-serif',
    grid: { stroke: colors.grid, width: 1 },
    ticks: { show: false },
    gap: 4,
  };
  const plot = new uPlot(
    {
      ...size,
      padding: [8, 10, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false }, focus: { prox: 24 } },
      scales: {
        x: { time: false, range: () => [0, Math.max(MIN_STEPS, steps)] },
        y: { range: spec.range === null ? paddedRange : () => [spec.range![0], spec.range![1] * 1.04] },
      },
      axes: [
        { ...axis, size: 22, space: 60, values: (_, steps) => steps.map(formatSteps) },
        { ...axis, size: 52, space: 26, values: (_, values) => values.map(formatValue) },
      ],
      series: [
        {},
        { stroke: colors.line, width: 1.6, spanGaps: true, points: { show: false } },
        {
          paths: () => null,
          points: { show: true, size: 6, stroke: colors.unclean, width: 1.4, fill: 'transparent' },
        },
        {
          paths: () => null,
          points: { show: true, size: 6, stroke: colors.clean, width: 1.4, fill: colors.clean },
        },
        {
          paths: () => null,
          points: { show: true, size: 13, stroke: colors.clean, width: 1.4, fill: 'transparent' },
        },
        { stroke: colors.text, width: 1.4, dash: [5, 4], points: { show: false } },
      ],
      hooks: { setCursor: [({ cursor }) => onCursor(cursor.idx ?? null)] },
    },
    [[], [], [], [], [], []],
    host,
  );
  return {
    draw(data, newSteps) {
      steps = newSteps;
      plot.setData([data.steps, ...SERIES.map((column) => data[column])]);
    },
    resize: (width, height) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}

/** A little air above and below; a flat line lies in the middle. */
function paddedRange(_plot: uPlot, low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const air = low === high ? Math.max(Math.abs(low) * 0.2, 1e-3) : (high - low) * 0.12;
  return [low - air, high + air];
}
