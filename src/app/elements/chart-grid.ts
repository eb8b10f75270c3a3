import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CHARTS } from '../charts/chart-spec.ts';
import { SECTOR_SPECS } from '../charts/sector-spec.ts';
import type { ComparedRun } from '../controllers/comparison-controller.ts';
import { CHART_AXES, CHART_AXIS_SPECS, type ChartAxis } from '../state/chart-axis.ts';
import type { RunCurves } from '../state/run-curves.ts';
import type { RunRewardChange } from '../state/run-record.ts';
import { choiceStyles } from '../theme/choice-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './chart.ts';
import { emit, type AppEvents } from './emit.ts';
import './sector-map.ts';

/** Charts are brought up to date this often while a run trains, ms. Drawing costs what training could use. */
const REDRAW_INTERVAL = 300;

/**
 * All charts of the run in view, or of the runs that it is compared with.
 * @fires gp-comparison to show what differs @fires gp-compare with an empty id to compare no longer
 */
@customElement('gp-chart-grid')
export class ChartGrid extends LitElement {
  static override readonly styles = [
    sharedStyles,
    choiceStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto;
        grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr));
        grid-auto-rows: minmax(8.75rem, 1fr);
        gap: 1px;
        overflow: auto;
        background: var(--line);
      }

      .head {
        display: flex;
        grid-column: 1 / -1;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 2px 12px;
        padding: 2px 8px;
        background: var(--panel);
      }

      .legend {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / -1;
        align-self: start;
        gap: 4px 18px;
        margin: 0;
        padding: 6px 12px;
        background: var(--panel);
        font-size: var(--type-note);
        list-style: none;
      }

      .legend li {
        display: flex;
        align-items: center;
        gap: 7px;
      }

      .legend .buttons {
        gap: 14px;
        margin-left: auto;
      }

      .legend .in-view {
        font-weight: 600;
      }

      .legend i {
        position: relative;
        width: 22px;
        border-top: 2px solid;
      }

      /* The shapes of the dots in the charts. */
      .legend i::before {
        position: absolute;
        top: -1px;
        left: 50%;
        font: var(--type-note)/1 var(--font);
        transform: translate(-50%, -50%);
        content: '●' / '';
      }

      .legend li:nth-child(2) i::before {
        content: '■' / '';
      }

      .legend li:nth-child(3) i::before {
        content: '◆' / '';
      }

      .legend li:nth-child(2) i {
        border-top-style: dashed;
      }

      .legend li:nth-child(3) i {
        border-top-style: dotted;
      }

      :host(.maps) {
        grid-template-columns: repeat(auto-fit, minmax(18.125rem, 1fr));
        grid-auto-rows: minmax(8.75rem, auto);
      }

      :host(.compared) {
        grid-template-rows: auto auto;
      }
    `,
  ];

  @property({ attribute: false }) curves: RunCurves | null = null;
  /** Runs to be laid over each other; empty shows the one in view alone. */
  @property({ attribute: false }) compared: readonly ComparedRun[] = [];
  /** Whether a person has chosen what is compared, and can see what differs. */
  @property({ type: Boolean }) chosen = false;
  /** The ideal lap of what is trained, seconds; null where there is none. */
  @property({ attribute: false }) ideal: number | null = null;
  /** Where the run went on with another reward. */
  @property({ attribute: false }) marks: readonly RunRewardChange[] = [];
  /** Whether it is told what happened where on the lap, instead of how the run went as a whole. */
  @property({ type: Boolean }) sectors = false;
  @property() axis: ChartAxis = 'steps';
  @property() theme = '';
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#refresh(), REDRAW_INTERVAL) as unknown as number;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override updated(): void {
    this.classList.toggle('compared', this.compared.length > 0);
    this.classList.toggle('maps', this.sectors);
  }

  override render() {
    return html`${this.#head()} ${this.#legend()} ${this.sectors ? this.#maps() : this.#charts()}`;
  }

  #charts() {
    return CHARTS.map(
      (spec) =>
        html`<gp-chart
          .spec=${spec}
          .curves=${this.curves}
          .compared=${this.compared}
          .ideal=${this.ideal}
          .marks=${this.marks}
          axis=${this.axis}
          theme=${this.theme}
        ></gp-chart>`,
    );
  }

  #maps() {
    return SECTOR_SPECS.map(
      (spec) => html`<gp-sector-map .spec=${spec} .curves=${this.curves} axis=${this.axis}></gp-sector-map>`,
    );
  }

  /** What is shown, and over what. */
  #head() {
    return html`<div class="head">
      <span class="choices" role="group" aria-label="Charts">
        ${this.#choice('Over the run', 'How the run went as a whole', !this.sectors, 'gp-sectors', false)}
        ${this.#choice('Along the lap', 'What cars did where on the lap', this.sectors, 'gp-sectors', true)}
      </span>
      <span class="choices" role="group" aria-label="Drawn over">
        ${CHART_AXES.map((axis) => this.#choice(axis, CHART_AXIS_SPECS[axis].title, axis === this.axis, 'gp-chart-axis', axis))}
      </span>
    </div>`;
  }

  #choice<T extends 'gp-sectors' | 'gp-chart-axis'>(
    text: string,
    title: string,
    isChosen: boolean,
    type: T,
    detail: AppEvents[T],
  ) {
    return html`<button aria-pressed=${isChosen} title=${title} @click=${() => emit(this, type, detail)}>
      ${text}
    </button>`;
  }

  #legend() {
    const { compared } = this;
    if (compared.length === 0) return nothing;
    return html`<ul class="legend" aria-label="Runs in the charts">
      ${compared.map(
        ({ label, color, inView }) =>
          html`<li class=${inView ? 'in-view' : ''}>
            <i style="color:var(--run-${color})"></i>${label}${inView ? ' (in view)' : ''}
          </li>`,
      )}
      ${
        this.chosen
          ? html`<li class="buttons">
              <button class="link" @click=${() => emit(this, 'gp-comparison', true)}>What differs</button>
              <button class="link" @click=${() => emit(this, 'gp-compare', '')}>Stop comparing</button>
            </li>`
          : nothing
      }
    </ul>`;
  }

  #refresh(): void {
    if (document.hidden || this.clientHeight === 0) return;
    for (const chart of this.renderRoot.querySelectorAll('gp-chart')) chart.refresh();
    for (const map of this.renderRoot.querySelectorAll('gp-sector-map')) map.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-chart-grid': ChartGrid;
  }
}
