import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PURPLE_ORANGE } from '../../viewer/purple-orange.ts';
import { TRAIL_COLOURINGS, type TrailColouring } from '../../viewer/trail-scale.ts';
import type { IdealLapOutcome } from '../state/ideal-laps.ts';
import { trailScaleOf } from '../state/trail-scale-of.ts';
import { choiceStyles } from '../theme/choice-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { colourBar } from './colour-bar.ts';
import { emit } from './emit.ts';
import { legendStyles } from './legend.ts';
import { viridisBar } from './viridis-bar.ts';

const NAMES = { speed: 'Speed', steering: 'Steering' } as const satisfies Record<TrailColouring, string>;

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
  /** Whether a car drives, that leaves one. */
  @property({ type: Boolean }) driven = false;

  override render() {
    if (!this.driven) return html`<p class="card scale">Trail: no policy drives here</p>`;
    return html`<section
      class="card scale"
      aria-label="Trail"
      title="Where the blue car drove in its last lap. What is left of the lap before is fainter, until the car gets there."
    >
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
    </section>`;
  }

  #scale() {
    const { by, first, last } = trailScaleOf(this.by, this.ideal);
    if (by === 'speed')
      return html`<span class="colours">${first.toFixed(1)} ${viridisBar()} ${last.toFixed(1)} m/s</span>`;
    const most = `${Math.round((first * 180) / Math.PI)}°`;
    return html`<span class="colours">left ${most} ${colourBar(PURPLE_ORANGE)} ${most} right</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-trail-legend': TrailLegend;
  }
}
