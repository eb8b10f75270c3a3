import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { TAMPER_KINDS, type TamperKind } from '../../../lab/fraud/tamper/tamper-kind.ts';
import { VERDICT_WEIGHT } from '../../../lab/fraud/trial/feedback-figures.ts';
import { emit } from '../../elements/emit.ts';
import { formatWhole } from '../../state/format.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { FraudState } from './fraud-state.ts';
import { fraudStyles } from './fraud-styles.ts';
import { TRUTH_WORDS } from './fraud-words.ts';

/**
 * The model: what it has learnt from, what is kept from it, and how it learns from the person.
 * @fires gp-fraud
 */
@customElement('gp-fraud-model')
export class FraudModel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    fieldStyles,
    fraudStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
        font-size: var(--type-lead);
      }

      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }

      .tool {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) state!: FraudState;

  override render() {
    const { model, verdicts, busy, hidden } = this.state;
    const isTaught = model === null || model.verdicts === verdicts;
    const fresh = verdicts.filter((verdict) => !model?.verdicts.includes(verdict)).length;
    return html`<h2>Model</h2>
      <p>
        ${
          model === null
            ? 'It has not learnt yet.'
            : html`Learnt from ${formatWhole(model.honest)} honest laps, ${formatWhole(model.tampered)} forged
              ones and ${formatWhole(model.verdicts.length)}
              ${model.verdicts.length === 1 ? 'verdict' : 'verdicts'} of yours, each of which counts as
              ${VERDICT_WEIGHT} laps.`
        }
      </p>
      <label
        >Never shown to it
        <select
          class="field"
          ?disabled=${busy !== ''}
          @change=${({ target }: Event) =>
            emit(this, 'gp-fraud', {
              type: 'hide',
              kind: ((target as HTMLSelectElement).value || null) as TamperKind | null,
            })}
        >
          <option value="" ?selected=${hidden === null}>nothing: it has seen all kinds</option>
          ${TAMPER_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === hidden}>${TRUTH_WORDS[kind]}</option>`)}
        </select></label
      >
      <button
        class="tool"
        ?disabled=${busy !== '' || isTaught}
        @click=${() => emit(this, 'gp-fraud', { type: 'retrain' })}
      >
        Train again with your ${formatWhole(verdicts.length)}
        ${verdicts.length === 1 ? 'verdict' : 'verdicts'}
      </button>
      ${
        isTaught
          ? nothing
          : html`<p class="quiet">
              ${fresh > 0 ? `${fresh} of them ${fresh === 1 ? 'is' : 'are'} new to it.` : 'It still knows verdicts that you have forgotten.'}
            </p>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-model': FraudModel;
  }
}
