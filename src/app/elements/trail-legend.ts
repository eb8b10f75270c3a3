import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PURPLE_ORANGE } from '../../viewer/purple-orange.ts';
import { TRAIL_COLOURINGS, type TrailColouring } from '../../viewer/trail-scale.ts';
import { formatReward } from '../state/format.ts';
import type { IdealLapOutcome } from '../state/ideal-laps.ts';
import type { RewardRange } from '../state/reward-range.ts';
import { NOTHING_SCORED, type StudioView } from '../state/studio-state.ts';
import { trailScaleOf } from '../state/trail-scale-of.ts';
import { choiceStyles } from '../theme/choice-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { colourBar } from './colour-bar.ts';
import { emit } from './emit.ts';
import { legendStyles, studioFault } from './legend.ts';
import { viridisBar } from './viridis-bar.ts';

const NAMES = { speed: 'Speed', steering: 'Steering', reward: 'Reward' } as const satisfies Record<
  TrailColouring,
  string
>;

/**
 * What the colours of the solid car's trail mean, and the choice of what it is coloured by.
 * @fires gp-trail-by with what to colour it by
 */
@customElement('gp-trail-legend')
export class TrailLegend extends LitElement {
  static override readonly styles = [
    sharedStyles,
    legendStyles,
    choiceStyles,
    css`
      .choices {
        margin: -1px 0;
      }

      .colours {
        display: inline-flex;
        align-items: center;
        gap: 7px;
      }

      button {
        min-height: 24px;
      }

      @container (max-width: 690px) {
        button {
          min-height: 32px;
        }
      }
    `,
  ];

  @property() by: TrailColouring = 'speed';
  /** Whose scale of speeds the trail has. */
  @property({ attribute: false }) ideal: IdealLapOutcome | null = null;
  /** What the reward in the editor is worth along it. */
  @property({ attribute: false }) reward: StudioView<RewardRange> = NOTHING_SCORED;
  /** Whether a car drives, that leaves one. */
  @property({ type: Boolean }) driven = false;

  override render() {
    if (!this.driven) return html`<p class="card scale">Trail: no policy drives here</p>`;
    return html`<section
      class="card"
      aria-label="Trail"
      title="Where the blue car drove in its last lap. What is left of the lap before is fainter, until the car gets there."
    >
      <p class="scale">
        Trail
        <span class="choices" role="group" aria-label="Coloured by">
          ${TRAIL_COLOURINGS.map(
            (by) =>
              html`<button aria-pressed=${this.by === by} @click=${() => emit(this, 'gp-trail-by', by)}>
                ${NAMES[by]}
              </button>`,
          )}
        </span>
        ${this.#scale()}
      </p>
      ${this.by === 'reward' ? studioFault(this.reward.fault, this.reward.result !== null) : nothing}
    </section>`;
  }

  #scale() {
    const { by, first, last } = trailScaleOf(this.by, this.ideal, this.reward.result);
    if (by === 'reward') return this.#rewards(first, last);
    if (by === 'speed')
      return html`<span class="colours">${first.toFixed(1)} ${viridisBar()} ${last.toFixed(1)} m/s</span>`;
    const most = `${Math.round((first * 180) / Math.PI)}°`;
    return html`<span class="colours">left ${most} ${colourBar(PURPLE_ORANGE)} ${most} right</span>`;
  }

  #rewards(low: number, high: number) {
    const { result, fault, isBusy } = this.reward;
    if (result !== null)
      return html`<span
        class="colours"
        title="What the reward in the editor pays at each step. A few steps may be beyond either end; grey ones are not scored yet."
        >${formatReward(low)} ${viridisBar()} ${formatReward(high)} per step</span
      >`;
    if (fault !== null) return nothing;
    return html`<span>${isBusy ? 'being scored …' : 'not known of this drive'}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-trail-legend': TrailLegend;
  }
}
