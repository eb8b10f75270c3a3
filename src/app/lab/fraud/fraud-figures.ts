import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { mean } from '../../../math/statistics.ts';
import { TAMPER_KINDS } from '../../../lab/fraud/tamper/tamper-kind.ts';
import type { FraudTrial } from '../../../lab/fraud/trial/fraud-trial.ts';
import { meanFeedback, VERDICTS } from '../../../lab/fraud/trial/feedback-figures.ts';
import { meanMethods } from '../../../lab/fraud/trial/mean-trial.ts';
import type { MethodFigures } from '../../../lab/fraud/trial/method-figures.ts';
import { emit } from '../../elements/emit.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { figuresStyles } from '../elements/figures-styles.ts';
import { fraudStyles } from './fraud-styles.ts';
import { METHOD_WORDS, TRUTH_WORDS } from './fraud-words.ts';

/**
 * What this room is: technique, data, metric, baseline; and its figures, once they are measured.
 * @fires gp-fraud
 */
@customElement('gp-fraud-figures')
export class FraudFigures extends LitElement {
  static override readonly styles = [
    sharedStyles,
    choiceStyles,
    fraudStyles,
    figuresStyles,
    css`
      .scroll {
        overflow-x: auto;
      }
    `,
  ];

  @property({ attribute: false }) trials: readonly FraudTrial[] = [];
  @property({ type: Boolean }) busy = false;

  override render() {
    const { trials } = this;
    return html`<h2>How it works</h2>
      <dl>
        <dt>Technique</dt>
        <dd>Supervised learning: logistic regression on 17 signs, beside rules that a person wrote.</dd>
        <dt>Data</dt>
        <dd>
          Laps that the simulator drives: policies that come with the app and drivers on lines, in cars that
          differ a little, recorded with a tracker’s noise; and the same, forged in seven ways.
        </dd>
        <dt>Metric</dt>
        <dd>
          Precision and recall on kinds of forgery, tracks and drivers that it has never seen; honest laps
          that are stopped, of 1,000.
        </dd>
        <dt>Baseline</dt>
        <dd>Approve all; and one rule, “faster than possible”.</dd>
      </dl>
      ${trials.length === 0 ? nothing : this.#figures(meanMethods(trials))}
      <button class="tool" ?disabled=${this.busy} @click=${() => emit(this, 'gp-fraud', { type: 'measure' })}>
        Measure it on five seeds
      </button>`;
  }

  #figures(methods: readonly MethodFigures[]) {
    const { trials } = this;
    const honest = Math.round(mean(trials.map(({ heldOut }) => heldOut.honest)) ?? 0);
    const forged = Math.round(mean(trials.map(({ heldOut }) => heldOut.tampered)) ?? 0);
    const { before, after } = meanFeedback(trials.map(({ feedback }) => feedback));
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Figures">
        <table>
          <caption class="visually-hidden">
            How well forged laps are found, mean of ${trials.length} seeds
          </caption>
          <thead>
            <tr>
              <th scope="col">mean of ${trials.length} ${trials.length === 1 ? 'seed' : 'seeds'}</th>
              <th
                scope="col"
                title="Of what was stopped, how much was forged. In these data ${forged} of ${forged + honest} are."
              >
                precision
              </th>
              <th scope="col" title="The same if only one submission of twenty were forged.">if 1 of 20</th>
              <th scope="col" title="Of what was forged, how much was stopped.">recall</th>
              <th
                scope="col"
                title="How often a forged lap has the higher score than an honest one: 0.5 is guessing, 1 is always."
              >
                ROC area
              </th>
              <th scope="col" title="Honest submissions that are stopped, of 1,000.">false of 1,000</th>
            </tr>
          </thead>
          <tbody>
            ${methods.map(
              ({ id, precision, precisionAtTwentieth, recall, rocArea, falseAlarms }) =>
                html`<tr class=${id === 'both' ? 'in-use' : ''}>
                  <th scope="row" title=${METHOD_WORDS[id].about}>${METHOD_WORDS[id].name}</th>
                  <td class="number">${share(precision)}</td>
                  <td class="number">${share(precisionAtTwentieth)}</td>
                  <td class="number">${share(recall)}</td>
                  <td class="number">${rocArea?.toFixed(2) ?? '–'}</td>
                  <td class="number">${falseAlarms?.toFixed(0) ?? '–'}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label="Recall by kind">
        <table>
          <thead>
            <tr>
              <th scope="col">recall of</th>
              <th scope="col">rules</th>
              <th scope="col" title=${METHOD_WORDS.both.about}>in use</th>
              <th scope="col" title=${METHOD_WORDS.seen.about}>kind shown</th>
            </tr>
          </thead>
          <tbody>
            ${TAMPER_KINDS.map(
              (kind) =>
                html`<tr>
                  <th scope="row">${TRUTH_WORDS[kind]}</th>
                  ${(['rules', 'both', 'seen'] as const).map(
                    (id) =>
                      html`<td class="number">
                        ${share(methods.find((method) => method.id === id)?.recallOf[kind] ?? null)}
                      </td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        ${forged} forged and ${honest} honest laps a seed: far more forged ones than a leaderboard has, hence
        the precision “if 1 of 20”. A person’s verdicts on ${VERDICTS} laps of a kind that is new to the model
        and on ${VERDICTS} honest ones raise what it stops of the others of that kind from
        ${share(before.forged)} to ${share(after.forged)}, and of other honest laps from
        ${share(before.honest)} to ${share(after.honest)}.
      </p>`;
  }
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(100 * value)} %`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-figures': FraudFigures;
  }
}
