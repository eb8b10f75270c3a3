import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EvaluationPoint } from '../state/run-curves.ts';
import { comparedFigures, type ComparedRow, comparedSettings } from '../state/run-comparison.ts';
import type { RunRecord } from '../state/run-record.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import './reward-diff.ts';

/**
 * Two runs side by side: what they came to, which settings differ, and where their rewards do.
 * @fires gp-comparison with whether it is shown
 */
@customElement('gp-run-comparison')
export class RunComparison extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      wa-dialog {
        --width: 760px;
      }

      h3 {
        margin: 18px 0 6px;
        font: 600 var(--type-lead)/1.3 var(--font);
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-text);
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 4px 8px 4px 0;
        border-top: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }

      thead :is(th, td) {
        border: 0;
        font-weight: 600;
      }

      thead i {
        display: inline-block;
        width: 9px;
        height: 9px;
        margin-right: 6px;
        border-radius: 50%;
      }

      tbody th {
        width: 34%;
        color: var(--quiet);
        font-weight: 400;
      }

      td {
        width: 33%;
      }

      p {
        margin: 6px 0 0;
        color: var(--quiet);
        font-size: var(--type-note);
        line-height: 1.45;
      }

      gp-reward-diff {
        max-height: 40vh;
      }
    `,
  ];

  /** The run in view and the other one; null shows nothing. */
  @property({ attribute: false }) pair: readonly [RunRecord, RunRecord] | null = null;
  /** Their evaluations, as far as they are known. */
  @property({ attribute: false }) evaluations: readonly [
    readonly EvaluationPoint[],
    readonly EvaluationPoint[],
  ] = [[], []];
  @property({ type: Boolean }) open = false;

  override render() {
    const { pair } = this;
    return html`<wa-dialog
      label="Two runs side by side"
      light-dismiss
      ?open=${this.open && pair !== null}
      @wa-after-hide=${() => emit(this, 'gp-comparison', false)}
    >
      ${this.open && pair !== null ? this.#content(pair) : nothing}
    </wa-dialog>`;
  }

  #content(pair: readonly [RunRecord, RunRecord]) {
    const { different, numSame } = comparedSettings(pair);
    const [a, b] = pair.map(({ config }) => config.reward);
    const same = `${numSame} other settings are the same.`;
    return html`${table(pair, comparedFigures(pair, this.evaluations), 'What they came to')}
      <h3>Settings that differ</h3>
      ${different.length === 0 ? nothing : table(pair, different, 'Settings that differ')}
      <p>${different.length === 0 ? `None: all ${numSame} are the same.` : same}</p>
      <h3>Reward</h3>
      ${
        a.language === b.language
          ? html`<gp-reward-diff .older=${b.code} .newer=${a.code}></gp-reward-diff>
              <p>From “${pair[1].name}” to “${pair[0].name}”.</p>`
          : html`<p>They are in two languages; <b>Reward</b> below a run puts its into the editor.</p>`
      }
      <p>The charts have both runs until you stop comparing.</p>`;
  }
}

function table(runs: readonly [RunRecord, RunRecord], rows: readonly ComparedRow[], label: string) {
  return html`<table aria-label=${label}>
    <thead>
      <tr>
        <td></td>
        ${runs.map(
          ({ name, color }) =>
            html`<th scope="col"><i style="background:var(--run-${color})"></i>${name}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, values }) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${values.map((value) => html`<td>${value}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-run-comparison': RunComparison;
  }
}
