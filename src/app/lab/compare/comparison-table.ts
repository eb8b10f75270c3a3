import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ComparisonRow, LapFigures } from '../../../lab/comparison/comparison-row.ts';
import { formatWhole } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { type CompareState, type Shower, type TechniqueName, TECHNIQUES } from './compare-state.ts';

const NAMES: Readonly<Record<TechniqueName, string>> = {
  cloning: 'Supervised: cloning',
  dagger: 'Supervised: DAgger',
  rewards: 'Reinforcement: PPO',
};
const GIVEN: Readonly<Record<ComparisonRow['given'], string>> = {
  labels: 'labels: what to do',
  rewards: 'rewards: how good it was',
};

const SHOWN_BY: Readonly<Record<Shower, string>> = {
  line: 'the ideal line',
  policy: 'a shipped policy',
  person: 'you',
};

/** What each figure means, for those who ask. */
const COLUMNS: readonly (readonly [name: string, meaning: string])[] = [
  ['Technique', 'How it learns'],
  ['Is given', 'What the learner is told about each decision'],
  ['Decisions', 'How many decisions it was given a label or a reward for; 15 are one second of driving'],
  ['Training', 'Seconds of learning: neither recording nor tests count'],
  ['Clean laps', 'Of ten standing starts round the lap, those that never left the road'],
  ['Lap', 'Mean of the laps from a standing start, and how much longer than the ideal lap that is'],
  ['Track never seen', 'Clean laps of ten on a track on which nobody has learnt'],
  ['Half the grip', 'Clean laps of ten on the same track with half the tyres’ grip'],
];

/** The comparison, a row for each technique: it fills itself as they learn. */
@customElement('gp-comparison-table')
export class ComparisonTable extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      .scroll {
        overflow: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-text);
        font-variant-numeric: tabular-nums;
      }

      caption {
        padding: 0 8px 4px;
        text-align: left;
        font: 600 var(--type-lead)/1.3 var(--font);
      }

      th,
      td {
        padding: 6px 8px;
        border-top: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
      }

      th {
        font-weight: 600;
      }

      /* The technique stays beside its figures. */
      th:first-child {
        position: sticky;
        left: 0;
        background: var(--panel);
      }

      details {
        padding: 4px 8px 0;
        font-size: var(--type-small);
      }

      summary {
        cursor: pointer;
        color: var(--policy-text);
      }

      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 12px;
        margin: 6px 0 0;
      }

      dt {
        font-weight: 600;
      }

      dd {
        margin: 0;
        color: var(--quiet);
      }

      thead th {
        color: var(--quiet);
        font-weight: 500;
        text-decoration: underline dotted;
        text-underline-offset: 3px;
      }
    `,
  ];

  @property({ attribute: false }) techniques!: CompareState['techniques'];
  @property({ attribute: false }) explored!: CompareState['explored'];

  override render() {
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Comparison of the techniques">
        <table>
          <caption>
            The same car, the same track, at most the same time: who has learnt enough ends earlier
          </caption>
          <thead>
            <tr>
              ${COLUMNS.map(([name, meaning]) => html`<th scope="col" title=${meaning}>${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${TECHNIQUES.map((name) => {
              const { result, shower } = this.techniques[name];
              const row = result?.row;
              return html`<tr>
                <th scope="row">${NAMES[name]}</th>
                ${row === undefined ? html`<td colspan="7" class="quiet">not learnt yet</td>` : cells(row, shower)}
              </tr>`;
            })}
            <tr>
              <th scope="row">Unsupervised: clusters</th>
              ${unsupervisedCells(this.explored)}
            </tr>
          </tbody>
        </table>
      </div>
      <details>
        <summary>What the columns mean</summary>
        <dl>
          ${COLUMNS.map(
            ([name, meaning]) =>
              html`<dt>${name}</dt>
                <dd>${meaning}.</dd>`,
          )}
        </dl>
      </details>`;
  }
}

function cells(
  { given, decisions, trainingSeconds, home, overIdeal, unseen, lessGrip }: ComparisonRow,
  shower: Shower | null,
) {
  const over = overIdeal === null ? '' : ` (+${(100 * (overIdeal - 1)).toFixed(1)} %)`;
  return html`<td>${GIVEN[given]}${shower === null ? '' : `, by ${SHOWN_BY[shower]}`}</td>
    <td>${formatWhole(decisions)}</td>
    <td>${trainingSeconds.toFixed(1)} s</td>
    <td>${clean(home)}</td>
    <td>${home.meanLap === null ? '–' : `${home.meanLap.toFixed(2)} s${over}`}</td>
    <td>${clean(unseen)}</td>
    <td>${clean(lessGrip)}</td>`;
}

/** What it finds takes the place of how it drives. */
function unsupervisedCells({ result }: CompareState['explored']) {
  if (result === null) return html`<td colspan="7" class="quiet">nothing looked for yet</td>`;
  const { study, trace, seconds } = result;
  const { faults, faultsFound } = study.anomalies.mixture.judgement;
  const flagged = study.anomalies.mixture.flags.filter(Boolean).length;
  return html`<td>nothing</td>
    <td>${formatWhole(trace.rows)}</td>
    <td>${seconds.toFixed(1)} s</td>
    <td colspan="4">
      Drives nothing: order says what there is, not what to do. By silhouette it found ${study.bySilhouette}
      kinds of decision; among ${formatWhole(flagged)} unusual ones are ${faultsFound} of ${faults} faults, of
      which it was never told.
    </td>`;
}

function clean({ cleanLaps, laps }: LapFigures): string {
  return `${cleanLaps} of ${laps}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-comparison-table': ComparisonTable;
  }
}
