import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SlidersHorizontal } from 'lucide';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { FieldPicture } from '../../workers/protocol.ts';
import { formatManner, formatReward } from '../state/format.ts';
import { FIRST_STUDIO, NOTHING_SCORED, type StudioView } from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';
import { legendStyles, studioFault } from './legend.ts';
import { viridisBar } from './viridis-bar.ts';

/**
 * What the colours of the reward on the road mean, and how the car is driven there.
 * @fires gp-tool with `field`, to change that under the editor
 */
@customElement('gp-field-legend')
export class FieldLegend extends LitElement {
  static override readonly styles = [
    sharedStyles,
    legendStyles,
    css`
      .more {
        display: flex;
        align-items: center;
        gap: 5px;
        margin: 1px -6px -1px;
        padding: 3px 6px;
        border: 0;
        border-radius: 5px;
        background: none;
        color: var(--quiet);
        font-size: var(--type-note);
        cursor: pointer;
      }

      .more:hover {
        color: var(--text);
      }

      @container (max-width: 690px) {
        .more {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) field: StudioView<FieldPicture> = NOTHING_SCORED;
  @property({ attribute: false }) manner: FieldManner = FIRST_STUDIO.fieldManner;

  override render() {
    const { result, fault, isBusy } = this.field;
    const { speed, heading, steering } = this.manner;
    return html`<section class="card" aria-label="Reward field" aria-busy=${isBusy}>
      ${
        result === null
          ? html`<p class="scale">Reward field${isBusy ? ': being scored …' : ''}</p>`
          : scale(result)
      }
      ${studioFault(fault, result !== null)}
      <button class="more" title="Change it under the editor" @click=${() => emit(this, 'gp-tool', 'field')}>
        at ${formatManner('speed', speed)}, heading ${formatManner('heading', heading)}, steering
        ${formatManner('steering', steering)} ${icon(SlidersHorizontal, 13)}
      </button>
    </section>`;
  }
}

function scale({ low, high, terms, term }: FieldPicture) {
  const what =
    term === null
      ? html`<span class="wide">Reward field</span><span class="narrow">Field</span>`
      : html`<span title=${terms[term].text}>Term of line ${terms[term].line}</span>`;
  const numbers =
    low === high
      ? html`${formatReward(low)} per step everywhere`
      : html`${formatReward(low)} ${viridisBar()} ${formatReward(high)} per step`;
  return html`<p class="scale">${what} ${numbers}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-field-legend': FieldLegend;
  }
}
