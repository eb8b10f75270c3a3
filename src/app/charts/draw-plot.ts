import uPlot from 'uplot';
import { formatReward } from '../state/format.ts';
import { dotSeries } from './dot-shapes.ts';
import { paddedRange, plotAxis, textScale } from './plot-axis.ts';

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
  const plot = new uPlot(
    {
      ...size,
      padding: [8, 22 * textScale(), 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: range === null ? paddedRange : () => [range[0], range[1]] },
        y: { range: paddedRange },
      },
      axes: [
        plotAxis(colors, { size: 22, space: 50 }, (places) => places.map((place) => `${place}${unit}`)),
        plotAxis(colors, { size: 48, space: 24 }, (values) => values.map(formatReward)),
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
  if (kind === 'dots') return dotSeries(6, color, `${color}66`);
  return {
    stroke: color,
    width: 1.6,
    spanGaps: true,
    points: { show: false },
    ...(kind === 'dashed' ? { dash: [5, 4] } : {}),
  };
}
