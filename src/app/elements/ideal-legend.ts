import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { speedRange, type IdealLapOutcome } from '../state/ideal-laps.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { legendStyles } from './legend.ts';
import { viridisBar } from './viridis-bar.ts';

/** What the colours of the ideal line mean, or why there is none. */
@customElement('gp-ideal-legend')
export class IdealLegend extends LitElement {
  static override readonly styles = [sharedStyles, legendStyles];

  @property({ attribute: false }) ideal: IdealLapOutcome | null = null;

  override render() {
    const { ideal } = this;
    if (ideal === null) return nothing;
    if (ideal.type === 'impossible')
      return html`<p class="card scale" role="status">
        No ideal line: this car cannot get round with all of it on the road, since ${ideal.reason}.
      </p>`;
    if (ideal.type === 'failed')
      return html`<p class="card scale" role="status">The ideal line was not found: ${ideal.reason}.</p>`;
    const { low, high } = speedRange(ideal.lap.line);
    return html`<p
      class="card scale"
      title="The fastest line for this car with all of it on the road, coloured by the speed to drive there"
    >
      Ideal line ${low.toFixed(1)} ${viridisBar()} ${high.toFixed(1)} m/s
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-ideal-legend': IdealLegend;
  }
}
