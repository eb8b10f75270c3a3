import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CHARTS } from '../charts/chart-spec.ts';
import type { RunCurves } from '../state/run-curves.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './chart.ts';

/** Charts are brought up to date this often while a run trains, ms. Drawing costs what training could use. */
const REDRAW_INTERVAL = 300;

/** All charts of the run in view. */
@customElement('gp-chart-grid')
export class ChartGrid extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(216px, 1fr));
        grid-auto-rows: minmax(146px, 1fr);
        gap: 1px;
        overflow: auto;
        background: var(--line);
      }
    `,
  ];

  @property({ attribute: false }) curves: RunCurves | null = null;
  /** The ideal lap of what is trained, seconds; null where there is none. */
  @property({ attribute: false }) ideal: number | null = null;
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

  override render() {
    return CHARTS.map(
      (spec) =>
        html`<gp-chart
          .spec=${spec}
          .curves=${this.curves}
          .ideal=${this.ideal}
          theme=${this.theme}
        ></gp-chart>`,
    );
  }

  #refresh(): void {
    if (document.hidden || this.clientHeight === 0) return;
    for (const chart of this.renderRoot.querySelectorAll('gp-chart')) chart.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-chart-grid': ChartGrid;
  }
}
