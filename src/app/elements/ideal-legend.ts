import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { VIRIDIS } from '../../viewer/viridis.ts';
import type { IdealLapOutcome } from '../state/ideal-laps.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/** What the colours of the ideal line mean, or why there is none. */
@customElement('gp-ideal-legend')
export class IdealLegend extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: contents;
      }

      p {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        max-width: 64ch;
        margin: 0;
        padding: 4px 10px;
        border-radius: 7px;
        background: var(--glass);
        backdrop-filter: blur(6px);
        font-size: 12px;
        font-variant-numeric: tabular-nums;
        pointer-events: auto;
      }

      i {
        width: 64px;
        height: 8px;
        border-radius: 2px;
      }
    `,
  ];

  @property({ attribute: false }) ideal: IdealLapOutcome | null = null;

  override render() {
    const { ideal } = this;
    if (ideal === null) return nothing;
    if (ideal.type === 'impossible')
      return html`<p role="status">
        No ideal line: this car cannot get round with all of it on the road, since ${ideal.reason}.
      </p>`;
    if (ideal.type === 'failed')
      return html`<p role="status">The ideal line was not found: ${ideal.reason}.</p>`;
    const { speed } = ideal.lap.line;
    const [slowest, fastest] = [Math.min(...speed), Math.max(...speed)];
    return html`<p
      title="The fastest line for this car with all of it on the road, coloured by the speed to drive there"
    >
      Ideal line ${slowest.toFixed(1)}
      <i style="background:linear-gradient(90deg, ${VIRIDIS.join(', ')})"></i>
      ${fastest.toFixed(1)} m/s
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-ideal-legend': IdealLegend;
  }
}
