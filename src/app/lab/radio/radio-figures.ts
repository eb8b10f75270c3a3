import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RadioAssessment } from '../../../lab/radio/assess-radio.ts';
import type { AlertFigures } from '../../../lab/radio/trouble-alert.ts';
import { emit } from '../../elements/emit.ts';
import { formatWhole } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { figuresStyles } from '../elements/figures-styles.ts';
import type { RadioState } from './radio-state.ts';

/**
 * How the radio is understood and how well: technique, data, metric, baseline, and the figures once they are measured.
 * @fires gp-assess
 */
@customElement('gp-radio-figures')
export class RadioFigures extends LitElement {
  static override readonly styles = [sharedStyles, figuresStyles];

  @property({ attribute: false }) assessment: RadioState['assessment'] = null;

  override render() {
    const { assessment } = this;
    return html`<h2>How it works</h2>
      <dl>
        <dt>Technique</dt>
        <dd>
          Themes are found without labels (words as numbers, taken apart into parts). Moods come from a list
          of words. The alert has learnt from runs whose end is known (supervised). Nothing looks at the
          figures of the run.
        </dd>
        <dt>Data</dt>
        <dd>Recorded runs of the simulator, with good and bad rewards; sentences labelled by hand.</dd>
        <dt>Metrics</dt>
        <dd>
          Purity: how little a theme mixes topics. Accuracy: moods that a person hears, too. Precision: alerts
          that were right; recall: runs in trouble that had one.
        </dd>
        <dt>Baselines</dt>
        <dd>One theme for all, the most common mood, an alert always or never.</dd>
      </dl>
      ${
        assessment === null || assessment === 'measuring'
          ? html`<button
              class="tool"
              ?disabled=${assessment !== null}
              @click=${() => emit(this, 'gp-assess', null)}
            >
              ${assessment === null ? 'Measure it on its runs' : 'Measuring, a few seconds'}
            </button>`
          : this.#figures(assessment)
      }`;
  }

  #figures({ runs, messages, themes, sentiment, alert, help }: RadioAssessment) {
    const other = themes.method === 'k-means' ? 'factors' : 'k-means';
    return html`<p class="quiet">
        Chosen by ${runs.tuning} runs with seed 1, measured on ${runs.test} others with
        ${formatWhole(messages.test)} messages; ${runs.endedBadly} of these ended badly.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">what</th>
            <th scope="col">measured</th>
            <th scope="col">baseline</th>
          </tr>
        </thead>
        <tbody>
          ${row(`purity of themes by ${themes.method}, as in use`, themes.purity[themes.method], themes.baseline)}
          ${row(`purity of themes by ${other}`, themes.purity[other], themes.baseline)}
          ${row(`accuracy of moods, ${sentiment.sentences.heldOut} held-out sentences`, sentiment.accuracy.heldOut, sentiment.baseline)}
          ${row(`help that fits, ${help.strange} sentences in other words`, help.foundStrange, help.baseline)}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">alert</th>
            <th scope="col">precision</th>
            <th scope="col">recall</th>
            <th scope="col" title="Harmonic mean of precision and recall">F1</th>
          </tr>
        </thead>
        <tbody>
          ${alertRow(`mean tone of ${alert.rule.window} messages below ${minus(alert.rule.limit)}`, alert.figures, true)}
          ${alertRow('always', alert.always)} ${alertRow('never', alert.never)}
        </tbody>
      </table>
      ${
        alert.medianLead === null
          ? ''
          : html`<p>
              Where it is right, it comes ${formatWhole(alert.medianLead)} steps before the end (median).
            </p>`
      }
      <p class="quiet">
        Help is found for ${share(help.found)} of ${help.messages} messages in words of its own phrases, which
        the search was told of.
      </p>`;
  }
}

function row(name: string, measured: number, baseline: number) {
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="number"><b>${share(measured)}</b></td>
    <td class="number">${share(baseline)}</td>
  </tr>`;
}

function alertRow(name: string, { precision, recall, f1 }: AlertFigures, isInUse = false) {
  return html`<tr class=${isInUse ? 'in-use' : ''}>
    <th scope="row">${name}</th>
    ${[precision, recall, f1].map((value) => html`<td class="number">${value === null ? '–' : share(value)}</td>`)}
  </tr>`;
}

function share(value: number): string {
  return value.toFixed(2);
}

function minus(value: number): string {
  return String(value).replace('-', '−');
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-radio-figures': RadioFigures;
  }
}
