import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatLap, formatReward } from '../state/format.ts';
import {
  lapInView,
  lapPicture,
  type LapsView,
  NOTHING_SCORED,
  type StudioView,
} from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { legendStyles, studioFault } from './legend.ts';
import { viridisBar } from './viridis-bar.ts';

/** What colours and height of the reward along a lap mean, or why there is none. */
@customElement('gp-ribbon-legend')
export class RibbonLegend extends LitElement {
  static override readonly styles = [sharedStyles, legendStyles];

  @property({ attribute: false }) laps: StudioView<LapsView> = NOTHING_SCORED;
  /** Index of the lap that is looked at; null: the best one. */
  @property({ attribute: false }) chosen: number | null = null;

  override render() {
    const { result, fault, isBusy } = this.laps;
    return html`<section class="card" aria-label="Reward along a lap" aria-busy=${isBusy}>
      ${result === null ? this.#waiting() : this.#scale(result)} ${studioFault(fault, result !== null)}
    </section>`;
  }

  #waiting() {
    const { isBusy, fault } = this.laps;
    const text = isBusy ? 'being driven and scored …' : fault === null ? 'no policy drives here' : '';
    return html`<p class="scale">Reward along a lap${text === '' ? '' : `: ${text}`}</p>`;
  }

  #scale({ report }: LapsView) {
    const { index, lap } = lapInView(this.laps, this.chosen)!;
    const { low, high } = lapPicture(lap);
    const which = index === report.best ? 'the best lap' : `lap ${index + 1}`;
    const how = lap.lapTime === null ? `${Math.floor(lap.progress)} % of a lap` : formatLap(lap.lapTime);
    return html`<p class="scale">
      <span><span class="wide">Reward along </span><span class="narrow">Along </span>${which} (${how})</span>
      ${formatReward(low)} ${viridisBar()}
      <span
        >${formatReward(high)} per step<span class="wide"
          >, ${formatReward(report.after.totals[index])} in all</span
        ></span
      >
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-ribbon-legend': RibbonLegend;
  }
}
