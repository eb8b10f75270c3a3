import uPlot from 'uplot';
import { formatReward } from '../state/format.ts';
import { paddedRange, plotAxis } from './plot-axis.ts';

/** How one column of a plot is drawn. */
export interface PlotSeries {
  /** What it is, for the legend. */
  readonly label: string;
  readonly kind: 'line' | 'dashed' | 'dots';
  /** A custom property of the theme, `--policy`. */
  readonly color: string;
}

/** Columns as uPlot takes them: x ascending, then one per series; null where a row has no value. */
export type PlotColumns = readonly (readonly (number | null)[])[];

/** What a plot shows; a change of it makes a new plot. */
export interface PlotSpec {
  readonly series: readonly PlotSeries[];
  /** Behind the numbers of the x axis: ` %`, ` s`. */
  readonly unit: string;
  /** Limits of the x axis; null: by the data. */
  readonly range: readonly [number, number] | null;
}

export interface PlotHandle {
  draw(columns: PlotColumns): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** What the canvas cannot look up itself. @param resolve gives a custom property's value */
export interface PlotColors {
  readonly text: string;
  readonly grid: string;
  resolve(property: string): string;
}

/** Makes a small plot. uPlot comes with this module, which is loaded on demand. */
export function createPlot(
  host: HTMLElement,
  { series, unit, range }: PlotSpec,
  colors: PlotColors,
  size: { width: number; height: number },
): PlotHandle {
  const axis = plotAxis(colors);
  const plot = new uPlot(
    {
      ...size,
      padding: [8, 22, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: range === null ? paddedRange : () => [range[0], range[1]] },
        y: { range: paddedRange },
      },
      axes: [
        { ...axis, size: 22, space: 50, values: (_, values) => values.map((value) => `${value}${unit}`) },
        { ...axis, size: 48, space: 24, values: (_, values) => values.map(formatReward) },
      ],
      series: [{}, ...series.map(({ kind, color }) => seriesOf(kind, colors.resolve(color)))],
    },
    [[], ...series.map(() => [])],
    host,
  );
  return {
    draw: (columns) => plot.setData(columns as uPlot.AlignedData),
    resize: (width, height) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}

function seriesOf(kind: PlotSeries['kind'], color: string): uPlot.Series {
  if (kind === 'dots') {
    return {
      paths: () => null,
      points: { show: true, size: 6, stroke: color, width: 1.2, fill: `${color}66` },
    };
  }
  return {
    stroke: color,
    width: 1.6,
    spanGaps: true,
    points: { show: false },
    ...(kind === 'dashed' ? { dash: [5, 4] } : {}),
  };
}
