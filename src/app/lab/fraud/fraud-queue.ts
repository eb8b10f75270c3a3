import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Check, Eye, X } from 'lucide';
import type { Case } from '../../../lab/fraud/judging/case.ts';
import { decide, type Decision } from '../../../lab/fraud/judging/decide.ts';
import { brokenRules } from '../../../lab/fraud/judging/rules.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { formatLap } from '../../state/format.ts';
import { itemListStyles } from '../../theme/item-list-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { type FraudState, verdictOf } from './fraud-state.ts';
import { fraudStyles } from './fraud-styles.ts';
import { DECISION_WORDS } from './fraud-words.ts';

export const DECISION_ICONS: Readonly<Record<Decision, typeof Check>> = {
  approve: Check,
  review: Eye,
  refuse: X,
};

/**
 * The submissions that wait, with their scores, and what a person has said of them.
 * @fires gp-fraud
 */
@customElement('gp-fraud-queue')
export class FraudQueue extends LitElement {
  static override readonly styles = [
    sharedStyles,
    itemListStyles,
    fraudStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        gap: 8px;
        min-height: 0;
      }

      .items .row {
        display: flex;
        justify-content: space-between;
        gap: 8px;
      }

      .items small {
        color: var(--quiet);
        font-size: var(--type-small);
      }
    `,
  ];

  @property({ attribute: false }) state!: FraudState;

  override render() {
    const { state } = this;
    const left = state.cases.filter(({ lap }) => verdictOf(state, lap.id) === null).length;
    return html`<h2>Submissions <small class="quiet">${left} of ${state.cases.length} to decide</small></h2>
      <ul class="items">
        ${repeat(
          state.cases,
          ({ lap }) => lap.id,
          (one) => html`<li>${this.#item(one)}</li>`,
        )}
      </ul>
      <button
        class="tool"
        ?disabled=${state.busy !== ''}
        @click=${() => emit(this, 'gp-fraud', { type: 'batch' })}
      >
        Take 24 others
      </button>`;
  }

  #item(one: Case) {
    const { state } = this;
    const { lap, score, evidence } = one;
    const said = verdictOf(state, lap.id);
    const decision = decide(
      score.score,
      brokenRules(evidence.values, new Set(state.rulesOff)),
      state.thresholds,
    );
    const track = state.tracks.find(({ id }) => id === lap.trackId)?.name ?? lap.trackId;
    const before = state.before.get(lap.id);
    return html`<button
      aria-current=${lap.id === state.chosen}
      @click=${() => emit(this, 'gp-fraud', { type: 'choose', id: lap.id })}
    >
      <span class="row">
        <b>${lap.driver}</b>
        <span class="pill ${decision}" title="What rules and score say: ${DECISION_WORDS[decision]}"
          >${icon(DECISION_ICONS[decision], 12)}<span class="number" title="Score from 0 to 1000"
            >${score.score}</span
          ><span class="visually-hidden">: ${DECISION_WORDS[decision]}</span></span
        >
      </span>
      <span class="row">
        <small>${track}, ${formatLap(lap.claimedTime)}</small>
        <small
          >${
            said === null
              ? before === undefined || before === score.score
                ? nothing
                : `was ${before}`
              : said.isTampered
                ? 'you: refused'
                : 'you: approved'
          }</small
        >
      </span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-queue': FraudQueue;
  }
}
