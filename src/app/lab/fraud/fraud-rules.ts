import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { signIndex } from '../../../lab/fraud/evidence/signs.ts';
import { DECISIONS, decide, type Thresholds } from '../../../lab/fraud/judging/decide.ts';
import { brokenRules, RULES } from '../../../lab/fraud/judging/rules.ts';
import { emit } from '../../elements/emit.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { FraudState } from './fraud-state.ts';
import { fraudStyles } from './fraud-styles.ts';
import { DECISION_WORDS, formatSign } from './fraud-words.ts';

/**
 * What decides: the thresholds of the score, and the rules.
 * @fires gp-fraud
 */
@customElement('gp-fraud-rules')
export class FraudRules extends LitElement {
  static override readonly styles = [
    sharedStyles,
    fraudStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
        font-size: var(--type-lead);
      }

      label {
        display: flex;
        align-items: center;
        gap: 8px;
      }

      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li label {
        align-items: start;
      }

      li span {
        flex: 1;
      }

      input[type='range'] {
        flex: 1;
        min-width: 80px;
      }

      .tool {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) state!: FraudState;

  override render() {
    const { state } = this;
    return html`${this.#thresholds()}
      <h2>Rules <small class="quiet">count whatever the score is</small></h2>
      <ul>
        ${RULES.map((rule) => {
          const hits = state.cases.filter(
            ({ evidence }) => evidence.values[signIndex(rule.sign)] > rule.limit,
          ).length;
          return html`<li>
            <label
              ><input
                type="checkbox"
                .checked=${!state.rulesOff.includes(rule.id)}
                @change=${({ target }: Event) =>
                  emit(this, 'gp-fraud', {
                    type: 'rule',
                    id: rule.id,
                    isOn: (target as HTMLInputElement).checked,
                  })}
              /><span
                >${rule.reason}
                <span class="quiet"
                  >From ${formatSign(signIndex(rule.sign), rule.limit)} on:
                  ${DECISION_WORDS[rule.action]}.</span
                ></span
              ><span class="quiet number" style="flex:none" title="Submissions in the queue that break it"
                >${hits}×</span
              ></label
            >
          </li>`;
        })}
      </ul>`;
  }

  #thresholds() {
    const { cases, thresholds, rulesOff } = this.state;
    const off = new Set(rulesOff);
    const decisions = cases.map(({ score, evidence }) =>
      decide(score.score, brokenRules(evidence.values, off), thresholds),
    );
    return html`<h2>Thresholds of the score</h2>
      ${this.#slider('Have a look from', 'review')} ${this.#slider('Refuse from', 'refuse')}
      <p class="quiet" role="status">
        Of ${cases.length} in the queue:
        ${DECISIONS.map(
          (decision) => `${DECISION_WORDS[decision]} ${decisions.filter((each) => each === decision).length}`,
        ).join(', ')}.
      </p>`;
  }

  #slider(label: string, which: keyof Thresholds) {
    const { thresholds } = this.state;
    return html`<label
      >${label}
      <input
        type="range"
        min="0"
        max="1000"
        step="10"
        .value=${String(thresholds[which])}
        @input=${({ target }: Event) => this.#move(which, (target as HTMLInputElement).valueAsNumber)}
      /><span class="number">${thresholds[which]}</span></label
    >`;
  }

  /** The one pushes the other along: nothing is refused before it is looked at. */
  #move(which: keyof Thresholds, value: number): void {
    const { review, refuse } = this.state.thresholds;
    const thresholds =
      which === 'review'
        ? { review: value, refuse: Math.max(refuse, value) }
        : { review: Math.min(review, value), refuse: value };
    emit(this, 'gp-fraud', { type: 'thresholds', thresholds });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-rules': FraudRules;
  }
}
