import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import plotStyles from 'uplot/dist/uPlot.min.css?inline';
import type { ChartHandle } from '../../charts/draw-chart.ts';
import { formatValue, formatWhole } from '../../state/format.ts';
import { questionStyles } from '../../theme/question-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { TrainingChart } from '../state/training-charts.ts';

/** Dashes of the lines, so that no two differ by colour alone. */
const LOOKS = {
  made: { color: '--learning-line', width: 1.8, dash: undefined },
  other: { color: '--text', width: 1.4, dash: [6, 4] },
  band: { color: '--quiet', width: 1.2, dash: [2, 3] },
} as const;

/** One chart of a training: title, newest values, what to look for, and the plot. */
@customElement('gp-training-chart')
export class TrainingChartElement extends LitElement {
  static override readonly styles = [
    unsafeCSS(plotStyles),
    sharedStyles,
    questionStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        padding: 8px 4px 4px 12px;
        background: var(--panel);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 10px;
        padding-right: 8px;
      }

      h3 {
        margin: 0;
        font: 600 var(--type-text)/1.3 var(--font);
      }

      .value {
        font: 500 var(--type-text)/1.3 var(--mono);
        white-space: nowrap;
      }

      .value i {
        color: var(--quiet);
        font: var(--type-small) var(--font);
      }

      .value.made::before,
      .value.other::before {
        display: inline-block;
        width: 14px;
        margin-right: 5px;
        border-top: 2px solid var(--learning-line);
        content: '';
        vertical-align: middle;
      }

      .value.other::before {
        border-top: 2px dashed var(--text);
      }

      p {
        margin: 1px 8px 4px 0;
        color: var(--quiet);
        font-size: var(--type-small);
        line-height: 1.35;
      }

      .question {
        align-self: center;
        margin: -3px auto -3px -4px;
      }

      .why {
        padding: 4px 8px 10px 0;
      }

      /* The chart stays beside what explains it, unless that takes the width. */
      @media (min-width: 1100px) {
        :host([open]:not([broad])) {
          display: grid;
          grid-template: auto auto minmax(6.5rem, 20rem) 1fr / minmax(0, 1fr) minmax(0, 44rem);
          column-gap: 16px;
        }

        :host(:not([broad])) .why {
          grid-area: 1 / 2 / 5 / 3;
        }
      }

      .plot {
        position: relative;
        flex: 1;
        min-height: 6.5rem;
        margin-left: -8px;
        overflow: hidden;
      }

      .plot > * {
        position: absolute;
      }
    `,
  ];

  @property({ attribute: false }) chart!: TrainingChart;
  /** Where the axis ends. */
  @property({ type: Number }) end = 1;
  /** A change of theme makes a new plot, because a canvas knows no custom properties. */
  @property() theme = '';
  /** What explains the chart, to be opened beside it. */
  @property({ attribute: false }) explain!: () => TemplateResult;
  /** Whether it is open. */
  @property({ type: Boolean, reflect: true }) open = false;
  @state() private row: number | null = null;
  @query('.plot') private readonly plot!: HTMLElement;
  #handle: ChartHandle | null = null;
  /** What the plot was made for. */
  #made = '';
  readonly #resizing = new ResizeObserver(() => this.#resize());

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resizing.observe(this.plot);
    this.requestUpdate();
  }

  override firstUpdated(): void {
    this.#resizing.observe(this.plot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
    this.#handle?.destroy();
    this.#handle = null;
    this.#made = '';
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#made !== this.#kind) void this.#make();
    else if (changed.has('chart') || changed.has('end')) this.#draw();
  }

  override render() {
    const { title, hint, lines, columns } = this.chart;
    const last = columns[0].length - 1;
    const row = Math.min(this.row ?? last, last);
    return html`<div class="head">
        <h3 id="title">${title}</h3>
        <button
          class="question"
          aria-expanded=${this.open}
          aria-label="What “${title}” means"
          title="What “${title}” means"
          @click=${() => void this.#toggle()}
        >
          ?
        </button>
        ${lines.map(({ name, look }, i) => {
          const value = columns[i + 1][row] ?? null;
          if (look === 'band' || (value === null && lines.length === 1)) return nothing;
          return html`<span class="value ${look}"
            ><i>${name}</i> ${value === null ? '–' : formatValue(value)}</span
          >`;
        })}
        ${
          this.row === null || last < 0
            ? nothing
            : html`<span class="value"
                ><i>at ${this.chart.over} ${formatWhole(columns[0][row] ?? 0)}</i></span
              >`
        }
      </div>
      <p>${hint}</p>
      <div class="plot" role="img" aria-labelledby="title"></div>
      ${this.open ? html`<div class="why">${this.explain()}</div>` : nothing}`;
  }

  /** Opened, it takes a row of its own, which may be elsewhere. */
  async #toggle(): Promise<void> {
    this.open = !this.open;
    await this.updateComplete;
    if (this.open) this.scrollIntoView({ block: 'nearest' });
  }

  /** Which lines a plot has, and in which colours: one of another kind cannot show them. */
  get #kind(): string {
    return this.theme + this.chart.over + this.chart.lines.map(({ look }) => look).join();
  }

  async #make(): Promise<void> {
    const kind = (this.#made = this.#kind);
    const { createChart } = await import('../../charts/draw-chart.ts');
    if (!this.isConnected || kind !== this.#made) return;
    this.#handle?.destroy();
    const style = getComputedStyle(this);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const series = this.chart.lines.map(({ look }) => ({
      stroke: color(LOOKS[look].color),
      width: LOOKS[look].width,
      dash: LOOKS[look].dash as number[] | undefined,
      spanGaps: true,
      // A line of one epoch is a point.
      points: { show: look === 'made' && this.chart.over === 'epoch', size: 5 },
    }));
    this.#handle = createChart(
      this.plot,
      { range: null },
      { least: 1, tick: (place) => (Number.isInteger(place) ? formatWhole(place) : '') },
      { text: color('--quiet'), grid: color('--line') },
      series,
      this.#size(),
      (row) => (this.row = row),
    );
    this.#draw();
  }

  #draw(): void {
    this.#handle?.draw(this.chart.columns, this.end, []);
  }

  #resize(): void {
    const { width, height } = this.#size();
    if (width > 0 && height > 0) this.#handle?.resize(width, height);
  }

  #size(): { width: number; height: number } {
    return { width: this.plot.clientWidth, height: this.plot.clientHeight };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-training-chart': TrainingChartElement;
  }
}
