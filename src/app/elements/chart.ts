import { css, html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import plotStyles from 'uplot/dist/uPlot.min.css?inline';
import { CHART_AXIS_SPECS, type ChartAxis } from '../state/chart-axis.ts';
import { chartData } from '../charts/chart-data.ts';
import { COMPARED, comparisonData } from '../charts/comparison-data.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { ChartColumns, ChartHandle } from '../charts/draw-chart.ts';
import type { ComparedRun } from '../controllers/comparison-controller.ts';
import type { RunCurves } from '../state/run-curves.ts';
import type { RunRewardChange } from '../state/run-record.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/** One chart of a run, or of several laid over each other: title, newest value of the run in view, what to look for, and the plot. Redrawn by its grid, not on every event. */
@customElement('gp-chart')
export class Chart extends LitElement {
  static override readonly styles = [
    unsafeCSS(plotStyles),
    sharedStyles,
    css`
      :host {
        display: flex;
        position: relative;
        flex-direction: column;
        min-width: 0;
        padding: 8px 4px 4px 12px;
        background: var(--panel);
      }

      .head {
        display: flex;
        align-items: baseline;
        gap: 8px;
        padding-right: 8px;
      }

      h3 {
        flex: 1;
        margin: 0;
        font: 600 var(--type-text)/1.3 var(--font);
        white-space: nowrap;
      }

      .value {
        font: 500 var(--type-text)/1.3 var(--mono);
        white-space: nowrap;
      }

      p {
        margin: 1px 8px 4px 0;
        overflow: hidden;
        color: var(--quiet);
        font-size: var(--type-small);
        line-height: 1.35;
      }

      .plot {
        position: relative;
        flex: 1;
        min-height: 4rem;
        margin-left: -8px;
        overflow: hidden;
      }

      .plot.empty {
        visibility: hidden;
      }

      .nothing {
        position: absolute;
        inset: auto 0 28%;
        color: var(--quiet);
        font-size: var(--type-note);
        text-align: center;
      }

      .plot > * {
        position: absolute;
      }
    `,
  ];

  @property({ attribute: false }) spec!: ChartSpec;
  @property({ attribute: false }) curves: RunCurves | null = null;
  /** Runs to be laid over each other, the one in view among them; empty shows that one alone. */
  @property({ attribute: false }) compared: readonly ComparedRun[] = [];
  /** The ideal lap of what is trained, seconds; null where there is none. */
  @property({ attribute: false }) ideal: number | null = null;
  /** Where the run went on with another reward. */
  @property({ attribute: false }) marks: readonly RunRewardChange[] = [];
  @property() axis: ChartAxis = 'steps';
  /** A change of theme makes a new plot, because a canvas knows no custom properties. */
  @property() theme = '';
  @state() private row: number | null = null;
  /** Places on the axis, then what is drawn over them. */
  @state() private columns: ChartColumns = [[]];
  @query('.plot') private readonly plot!: HTMLElement;
  #chart: ChartHandle | null = null;
  /** What the plot was made for, and what is drawn in it. */
  #made = '';
  #drawn: { readonly all: readonly RunCurves[]; readonly version: number; readonly kind: string } | null =
    null;
  readonly #resizing = new ResizeObserver(() => this.#resize());

  override firstUpdated(): void {
    this.#resizing.observe(this.plot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
    this.#chart?.destroy();
    this.#chart = null;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('theme') && this.#chart !== null) void this.#make();
    if (changed.has('ideal') || changed.has('marks')) this.#drawn = null;
    if ((['curves', 'compared', 'ideal', 'marks', 'axis'] as const).some((name) => changed.has(name)))
      this.refresh();
  }

  /** Draws what has come since the last time; cheap when nothing has. */
  refresh(): void {
    const { curves, compared } = this;
    if (curves === null) return;
    const [all, drawn] = [this.#all, this.#drawn];
    const version = all.reduce((sum, one) => sum + one.version, 0);
    const isSame = drawn?.version === version && drawn.kind === this.#kind;
    if (isSame && drawn.all.every((one, i) => one === all[i])) return;
    this.#drawn = { all, version, kind: this.#kind };
    this.columns =
      compared.length === 0
        ? runColumns(this.spec, curves, this.ideal, this.axis)
        : comparedColumns(this.spec, this.#layers, this.axis);
    if (this.columns[0].length === 0 && this.#chart === null) return;
    if (this.#chart !== null && this.#made === this.#kind) this.#draw(this.#chart);
    else void this.#make();
  }

  override render() {
    return html`<div class="head">
        <h3 id="title">${this.spec.title}</h3>
        <span class="value">${this.#reading()}</span>
      </div>
      <p>
        ${this.#hint}${
          this.#marked.length === 0
            ? nothing
            : html`<span class="visually-hidden"> Upright: another reward.</span>`
        }
      </p>
      <div class="plot ${this.#isEmpty ? 'empty' : ''}" role="img" aria-labelledby="title"></div>
      <span class="nothing" ?hidden=${!this.#isEmpty}>${this.spec.empty}</span>`;
  }

  get #hint(): string {
    const ideal = this.#hasIdeal ? ' Dashed: ideal.' : '';
    return `${this.spec.hint}${ideal}`;
  }

  /** Whether the ideal lap is among what is drawn: of one run alone. */
  get #hasIdeal(): boolean {
    return this.compared.length === 0 && (this.columns[IDEAL] ?? []).some((value) => value !== null);
  }

  get #isEmpty(): boolean {
    return this.columns[0].length === 0;
  }

  /** The runs that are compared as they are drawn: the one in view over the others, whose dots it may cover. */
  get #layers(): readonly ComparedRun[] {
    return this.compared.toSorted((a, b) => Number(a.inView) - Number(b.inView));
  }

  /** The curves that are drawn. */
  get #all(): readonly RunCurves[] {
    const { curves, compared } = this;
    if (compared.length > 0) return compared.map((run) => run.curves);
    return curves === null ? [] : [curves];
  }

  /** Places that are marked. Runs that are compared would need marks of their own each. */
  get #marked(): readonly number[] {
    const { curves, compared, marks } = this;
    return compared.length > 0 || curves === null
      ? []
      : marks.map(({ steps }) => this.#over.place(curves, steps));
  }

  /** Where the axis ends. */
  get #end(): number {
    return Math.max(0, ...this.#all.map((curves) => this.#over.place(curves, curves.steps)));
  }

  get #over() {
    return CHART_AXIS_SPECS[this.axis];
  }

  /** Which series and axis a plot has: one of another kind cannot show them. */
  get #kind(): string {
    return this.axis + this.compared.map(({ color, inView }) => `${color}${inView ? '!' : ''}`).join();
  }

  #reading() {
    const [places, ...columns] = this.columns;
    const row = this.row ?? places.length - 1;
    const value =
      this.compared.length === 0 ? firstOf(columns.slice(0, 3), row) : this.#valueInView(columns, row);
    if (value === null) return nothing;
    const at = this.row === null ? '' : ` at ${this.#over.reading(places[row] ?? 0)}`;
    return `${value.toFixed(this.spec.decimals)} ${this.spec.unit}${at}`;
  }

  /** The newest value of the run in view up to a row: the rows between are those of other runs. */
  #valueInView(columns: ChartColumns, row: number): number | null {
    const column = columns[COMPARED.length * this.#layers.findIndex(({ inView }) => inView)] ?? [];
    return column.slice(0, row + 1).findLast((value) => value !== null) ?? null;
  }

  async #make(): Promise<void> {
    const kind = this.#kind;
    this.#made = kind;
    const { comparisonSeries, createChart, runSeries } = await import('../charts/draw-chart.ts');
    if (!this.isConnected || kind !== this.#kind) return;
    this.#chart?.destroy();
    this.row = null;
    const style = getComputedStyle(this);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const colors = {
      line: color('--learning-line'),
      clean: color('--clean'),
      unclean: color('--policy'),
      text: color('--quiet'),
      grid: color('--line'),
    };
    const series =
      this.compared.length === 0
        ? runSeries(colors)
        : comparisonSeries(
            this.#layers.map((run) => ({
              stroke: color(`--run-${run.color}`),
              place: this.compared.indexOf(run),
              inView: run.inView,
            })),
          );
    this.#chart = createChart(
      this.plot,
      this.spec,
      this.#over,
      colors,
      series,
      this.#size(),
      (row) => (this.row = row),
    );
    this.#draw(this.#chart);
  }

  #draw(chart: ChartHandle): void {
    chart.draw(this.columns, this.#end, this.#marked);
  }

  #resize(): void {
    const { width, height } = this.#size();
    if (width > 0 && height > 0) this.#chart?.resize(width, height);
  }

  #size(): { width: number; height: number } {
    return { width: this.plot.clientWidth, height: this.plot.clientHeight };
  }
}

/** Where `runColumns` has the ideal lap. */
const IDEAL = 5;

function runColumns(spec: ChartSpec, curves: RunCurves, ideal: number | null, axis: ChartAxis): ChartColumns {
  const { places, line, unclean, clean, best, ideal: idealLap } = chartData(spec, curves, ideal, axis);
  return [places, line, unclean, clean, best, idealLap];
}

function comparedColumns(spec: ChartSpec, compared: readonly ComparedRun[], axis: ChartAxis): ChartColumns {
  const { places, runs } = comparisonData(
    spec,
    compared.map(({ curves }) => curves),
    axis,
  );
  return [places, ...runs.flatMap((run) => COMPARED.map((column) => run[column]))];
}

/** The first value that one of the columns has in a row. */
function firstOf(columns: ChartColumns, row: number): number | null {
  return columns.map((column) => column[row] ?? null).find((value) => value !== null) ?? null;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-chart': Chart;
  }
}
