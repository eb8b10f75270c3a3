import uPlot from 'uplot';
import { formatValue } from '../state/format.ts';
import type { ChartAxisSpec } from '../state/chart-axis.ts';
import type { ChartSpec } from './chart-spec.ts';
import { DOT_SHAPES, dotSeries } from './dot-shapes.ts';
import { paddedRange, plotAxis, plotFont, textScale } from './plot-axis.ts';

/** Colours as the canvas needs them: resolved from the theme's custom properties. */
export interface ChartColors {
  readonly line: string;
  readonly clean: string;
  readonly unclean: string;
  readonly text: string;
  readonly grid: string;
}

export type ChartColumns = readonly (readonly (number | null)[])[];

/** What a chart element does with its plot. */
export interface ChartHandle {
  /**
   * @param columns places on the axis, ascending, then a column per series: null where a row has no value
   * @param end where the axis ends, the same for all charts
   * @param marks places at which an upright line is drawn
   */
  draw(columns: ChartColumns, end: number, marks: readonly number[]): void;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** An axis goes on for this share of itself, so that the evaluation that ends a run is inside it. */
const AIR = 0.02;
/** What an upright line says. */
const MARK = 'another reward';
/** Dashes of runs that are compared, so that no two differ by colour alone. */
const DASHES: readonly (number[] | undefined)[] = [undefined, [6, 4], [2, 3]];

/** Across the dot of an evaluation, and the ring around the best, CSS pixels. */
const DOT = 6;
const RING = 13;

/**
 * The series of one run: its line, its evaluations in which not every lap was clean, those in which every lap was, the
 * best, and the ideal. Evaluations differ by shape as well as by colour: open dots, filled ones, a ring; the ideal is dashed.
 */
export function runSeries({ line, clean, unclean, text }: ChartColors): uPlot.Series[] {
  return [
    { stroke: line, width: 1.6, spanGaps: true, points: { show: false } },
    dotSeries(DOT, unclean, 'transparent'),
    dotSeries(DOT, clean, clean),
    dotSeries(RING, clean, 'transparent'),
    { stroke: text, width: 1.4, dash: [5, 4], points: { show: false } },
  ];
}

/** How a run that is compared is drawn. */
export interface ComparedStyle {
  readonly stroke: string;
  /** Where it stands in the legend, which decides its dashes and shape. */
  readonly place: number;
  /** Whether its line is drawn stronger. */
  readonly inView: boolean;
}

/** Of each run what `COMPARED` names: the first lies under the others. */
export function comparisonSeries(runs: readonly ComparedStyle[]): uPlot.Series[] {
  return runs.flatMap(({ stroke, place, inView }) => {
    const shape = DOT_SHAPES[place % DOT_SHAPES.length];
    return [
      {
        stroke,
        width: inView ? 2.4 : 1.4,
        dash: DASHES[place % DASHES.length],
        spanGaps: true,
        points: { show: false },
      },
      dotSeries(DOT, stroke, 'transparent', shape),
      dotSeries(DOT, stroke, stroke, shape),
      dotSeries(RING, stroke, 'transparent', shape),
    ];
  });
}

/**
 * Makes a plot. uPlot comes with this module, which is loaded on demand.
 * @param series one for each column behind the first, such as `runSeries` or `comparisonSeries`
 * @param onCursor called with the row under the pointer, or null
 */
export function createChart(
  host: HTMLElement,
  spec: Pick<ChartSpec, 'range'>,
  over: Pick<ChartAxisSpec, 'least' | 'tick'>,
  colors: Pick<ChartColors, 'text' | 'grid'>,
  series: readonly uPlot.Series[],
  size: { width: number; height: number },
  onCursor: (row: number | null) => void,
): ChartHandle {
  let end = 0;
  let marks: readonly number[] = [];
  const plot = new uPlot(
    {
      ...size,
      // On the right there is room for half of the last number of the axis.
      padding: [8, 20 * textScale(), 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false }, focus: { prox: 24 } },
      scales: {
        x: { time: false, range: () => [0, Math.max(over.least, end) * (1 + AIR)] },
        y: { range: spec.range === null ? paddedRange : () => [spec.range![0], spec.range![1] * 1.04] },
      },
      axes: [
        plotAxis(colors, { size: 22, space: 60 }, (places) => places.map(over.tick)),
        plotAxis(colors, { size: 52, space: 26 }, (values) => values.map(formatValue)),
      ],
      series: [{}, ...series],
      hooks: {
        setCursor: [({ cursor }) => onCursor(cursor.idx ?? null)],
        drawAxes: [(plot) => drawMarks(plot, marks, colors.text)],
      },
    },
    [[], ...series.map(() => [])],
    host,
  );
  return {
    draw(columns, newEnd, newMarks) {
      end = newEnd;
      marks = newMarks;
      plot.setData(columns as uPlot.AlignedData);
    },
    resize: (width, height) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}

/** Upright lines, each with its word beside it: a sentence above would push some charts out of their row. */
function drawMarks(plot: uPlot, marks: readonly number[], color: string): void {
  const { ctx } = plot;
  const { left, top, width, height } = plot.bbox;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([2 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
  ctx.fillStyle = color;
  ctx.font = plotFont(uPlot.pxRatio);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  const gap = 4 * uPlot.pxRatio;
  const room = ctx.measureText(MARK).width + 2 * gap;
  let right = left;
  for (const mark of marks) {
    const x = Math.round(plot.valToPos(mark, 'x', true));
    if (x < left || x > left + width) continue;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
    // Beside the line, on the side with room; many changes in a row are named once.
    const start = x + room <= left + width ? x + gap : x - room + gap;
    if (start < right) continue;
    ctx.fillText(MARK, start, top);
    right = start + room - gap;
  }
  ctx.restore();
}
