import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { emit } from '../../elements/emit.ts';
import { formatLap, formatMoment } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { FraudState } from './fraud-state.ts';
import { fraudStyles } from './fraud-styles.ts';
import { DECISION_WORDS, TRUTH_WORDS } from './fraud-words.ts';

/** So many are listed, the last first. */
const SHOWN = 12;

/**
 * What the person has decided, beside what rules and score said then, and how it was.
 * @fires gp-fraud
 */
@customElement('gp-fraud-history')
export class FraudHistory extends LitElement {
  static override readonly styles = [
    sharedStyles,
    fraudStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }

      .scroll {
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-note);
      }

      th,
      td {
        padding: 3px 8px 3px 0;
        border-bottom: 1px solid var(--line);
        text-align: start;
        white-space: nowrap;
      }

      th {
        color: var(--quiet);
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) state!: FraudState;

  override render() {
    const { verdicts } = this.state;
    if (verdicts.length === 0)
      return html`<h2>What you decided</h2>
        <p class="quiet">Nothing yet. Verdicts are kept in this browser, nowhere else.</p>`;
    const known = verdicts.filter(({ truth }) => truth !== null);
    const right = known.filter(({ isTampered, truth }) => isTampered === (truth !== 'honest')).length;
    const machine = known.filter(
      ({ decision, truth }) => (decision !== 'approve') === (truth !== 'honest'),
    ).length;
    return html`<h2>What you decided</h2>
      <p>
        ${
          known.length === 0
            ? nothing
            : `Of ${known.length} whose truth is known you were right about ${right}, rules and score about ${machine}.`
        }
        <button class="link" @click=${() => emit(this, 'gp-fraud', { type: 'forget' })}>Forget all</button>
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Your last verdicts">
        <table>
          <thead>
            <tr>
              <th scope="col">when</th>
              <th scope="col">driver</th>
              <th scope="col">time</th>
              <th scope="col">score</th>
              <th scope="col">said</th>
              <th scope="col">you</th>
              <th scope="col">truth</th>
            </tr>
          </thead>
          <tbody>
            ${verdicts
              .slice(-SHOWN)
              .toReversed()
              .map(
                ({ at, driver, claimedTime, score, decision, isTampered, truth }) =>
                  html`<tr>
                    <td>${formatMoment(at)}</td>
                    <td>${driver}</td>
                    <td class="number">${formatLap(claimedTime)}</td>
                    <td class="number">${score}</td>
                    <td>${DECISION_WORDS[decision]}</td>
                    <td>${isTampered ? 'forged' : 'honest'}</td>
                    <td>${truth === null ? 'not known' : TRUTH_WORDS[truth]}</td>
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-history': FraudHistory;
  }
}
