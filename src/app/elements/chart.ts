import { css, html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import plotStyles from 'uplot/dist/uPlot.min.css?inline';
import { chartData, type ChartData } from '../charts/chart-data.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { ChartHandle } from '../charts/draw-chart.ts';
import { formatWhole } from '../state/format.ts';
import type { RunCurves } from '../state/run-curves.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/** One chart of a run: title, newest value, what to look for, and the plot. Redrawn by its grid, not on every event. */
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
        font: 600 12.5px/1.3 var(--font);
        white-space: nowrap;
      }

      .value {
        font: 500 12.5px/1.3 var(--mono);
        white-space: nowrap;
      }

      p {
        margin: 1px 8px 4px 0;
        overflow: hidden;
        color: var(--quiet);
        font-size: 11.5px;
        line-height: 1.35;
      }

      .plot {
        position: relative;
        flex: 1;
        min-height: 64px;
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
        font-size: 12px;
        text-align: center;
      }

      .plot > * {
        position: absolute;
      }
    `,
  ];

  @property({ attribute: false }) spec!: ChartSpec;
  @property({ attribute: false }) curves: RunCurves | null = null;
  /** The ideal lap of what is trained, seconds; null where there is none. */
  @property({ attribute: false }) ideal: number | null = null;
  /** A change of theme makes a new plot, because a canvas knows no custom properties. */
  @property() theme = '';
  @state() private row: number | null = null;
  @state() private data: ChartData = { steps: [], line: [], clean: [], unclean: [], best: [], ideal: [] };
  @query('.plot') private readonly plot!: HTMLElement;
  #chart: ChartHandle | null = null;
  #drawn: { readonly curves: RunCurves; readonly version: number } | null = null;
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
    if (changed.has('ideal')) this.#drawn = null;
    if (changed.has('curves') || changed.has('ideal')) this.refresh();
  }

  /** Draws what has come since the last time; cheap when nothing has. */
  refresh(): void {
    const { curves } = this;
    if (curves === null) return;
    if (this.#drawn?.curves === curves && this.#drawn.version === curves.version) return;
    this.#drawn = { curves, version: curves.version };
    this.data = chartData(this.spec, curves, this.ideal);
    if (this.#chart !== null) this.#chart.draw(this.data, curves.steps);
    else if (this.data.steps.length > 0) void this.#make();
  }

  override render() {
    return html`<div class="head">
        <h3 id="title">${this.spec.title}</h3>
        <span class="value">${this.#reading()}</span>
      </div>
      <p>
        ${this.spec.hint}${this.data.ideal.some((value) => value !== null) ? ' Dashed: the ideal lap.' : nothing}
      </p>
      <div
        class="plot ${this.data.steps.length === 0 ? 'empty' : ''}"
        role="img"
        aria-labelledby="title"
      ></div>
      <span class="nothing" ?hidden=${this.data.steps.length > 0}>${this.spec.empty}</span>`;
  }

  #reading() {
    const row = this.row ?? this.data.steps.length - 1;
    const value = this.data.line[row] ?? this.data.clean[row] ?? this.data.unclean[row];
    if (value === null || value === undefined) return nothing;
    const at = this.row === null ? '' : ` at ${formatWhole(this.data.steps[row])} steps`;
    return `${value.toFixed(this.spec.decimals)} ${this.spec.unit}${at}`;
  }

  async #make(): Promise<void> {
    const { createChart } = await import('../charts/draw-chart.ts');
    if (!this.isConnected) return;
    this.#chart?.destroy();
    const style = getComputedStyle(this);
    const color = (name: string) => style.getPropertyValue(name).trim();
    this.#chart = createChart(
      this.plot,
      this.spec,
      {
        line: color('--learning-line'),
        clean: color('--clean'),
        unclean: color('--policy'),
        text: color('--quiet'),
        grid: color('--line'),
      },
      this.#size(),
      (row) => (this.row = row),
    );
    this.#chart.draw(this.data, this.curves?.steps ?? 0);
  }

  #resize(): void {
    const { width, height } = this.#size();
    if (width > 0 && height > 0) this.#chart?.resize(width, height);
  }

  #size(): { width: number; height: number } {
    return { width: this.plot.clientWidth, height: this.plot.clientHeight };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-chart': Chart;
  }
}
