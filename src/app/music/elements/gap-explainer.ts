import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { type ExplainedMetric, METRIC_EXAMPLES } from '../../../music/teaching/metric-examples.ts';
import './metric-explainer.ts';
import { musicStyles } from './music-styles.ts';

/** Metrics that the gap compares and that have no chart of their own. */
const WITHIN: readonly ExplainedMetric[] = ['inScale', 'backbeat', 'drumPattern'];

/** What the gap is, and some of what it compares. */
@customElement('gp-gap-explainer')
export class GapExplainer extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: block;
        max-width: 44rem;
      }

      p {
        margin: 0 0 8px;
        font-size: var(--type-text);
        line-height: 1.45;
      }

      label {
        margin-bottom: 8px;
      }

      details {
        margin-top: 6px;
      }

      summary {
        font-size: var(--type-text);
        cursor: pointer;
      }
    `,
  ];

  @state() private metric: ExplainedMetric = WITHIN[0];

  override render() {
    return html`<p>
        Each metric is counted in many generated rolls and in as many of the data. How far the one heap of
        numbers must be moved to become the other is measured in the data’s own spread; the gap is the mean
        over the metrics. 0 would be the data themselves.
      </p>
      <label
        >One of them
        <select
          class="field"
          @change=${({ target }: Event) => (this.metric = WITHIN[(target as HTMLSelectElement).selectedIndex])}
        >
          ${WITHIN.map((name) => html`<option .selected=${name === this.metric}>${METRIC_EXAMPLES[name].title}</option>`)}
        </select>
      </label>
      <gp-metric-explainer metric=${this.metric}></gp-metric-explainer>
      <details>
        <summary>All that it compares</summary>
        <p>
          Empty bars of each part; pitch classes in a bar, notes that are no splinters, pitches at once,
          in-scale time and attacks of bass, chords and pad; the tonal distance of chords to bass and pad;
          drum pattern, backbeat, groove of the drums and of all; agreement with the melody. The distance of
          each is the first Wasserstein distance of its values, in standard deviations of the data’s plus
          0.05.
        </p>
      </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-gap-explainer': GapExplainer;
  }
}
