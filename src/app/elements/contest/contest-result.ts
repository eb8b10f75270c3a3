import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Copy, Download, Flag, Play } from 'lucide';
import { nameOfCar } from '../../catalogue/cars.ts';
import { plainName } from '../../../track/plain-name.ts';
import type { ContestRecord } from '../../state/contest-record.ts';
import { describeContest } from '../../state/contest-setup.ts';
import type { ContestAction } from '../../state/contest-state.ts';
import {
  contestCsv,
  contestJson,
  type ContestRow,
  contestRows,
  gapWords,
  rankingRules,
  totalWords,
} from '../../state/contest-table.ts';
import { formatLap, formatMoment } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { contestStyles } from './contest-styles.ts';
import { copyText } from '../copy-text.ts';
import { emit } from '../emit.ts';
import { icon } from '../icon.ts';
import { numberPlate } from '../number-plate.ts';
import { saveFile } from '../save-file.ts';

/**
 * How a contest ended: who came where, and by which rules.
 * @fires gp-contest with what to do next
 */
@customElement('gp-contest-result')
export class ContestResult extends LitElement {
  static override readonly styles = [
    sharedStyles,
    contestStyles,
    css`
      .wide {
        margin-top: 10px;
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-text);
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 6px 8px;
        border-top: 1px solid var(--line);
        text-align: right;
        white-space: nowrap;
      }

      thead th {
        border: 0;
        color: var(--quiet);
        font-weight: 400;
      }

      :is(th, td):nth-child(2) {
        width: 40%;
        text-align: left;
      }

      tbody th {
        font-weight: 600;
      }

      tbody tr:has(.first) td {
        font-weight: 600;
      }

      .who {
        display: flex;
        align-items: center;
        gap: 8px;
        min-width: 110px;
        white-space: normal;
        overflow-wrap: anywhere;
      }

      ol {
        margin: 6px 0 0;
        padding-left: 18px;
        font-size: var(--type-note);
        line-height: 1.5;
      }

      .next {
        margin-top: 16px;
      }
    `,
  ];

  @property({ attribute: false }) record: ContestRecord | null = null;
  /** Whether it was driven just now, so that it can be driven again. */
  @property({ type: Boolean }) fresh = false;
  @state() private said = '';

  override render() {
    const { record } = this;
    if (record === null) return nothing;
    const { track, race, car, rules, finishedAt } = record;
    const laps = rules.trials === 1 ? '1 lap' : `${rules.trials} laps`;
    return html`<p>
        ${describeContest(race)} on ${track.name}, ${laps}, ${nameOfCar(car)} car ·
        <span class="small">${formatMoment(finishedAt)}</span>
      </p>
      ${this.#table(contestRows(record))}
      <h3>How it is ranked</h3>
      <ol>
        ${rankingRules(record).map((rule) => html`<li>${rule}</li>`)}
      </ol>
      <div class="row next">
        ${
          this.fresh
            ? html`<button class="action first" @click=${() => this.#act({ type: 'start' })}>
                ${icon(Flag, 16)}Race again
              </button>`
            : nothing
        }
        <button class="action" @click=${() => this.#act({ type: 'watch', id: record.id })}>
          ${icon(Play, 16)}Watch the replay
        </button>
        <button class="action" @click=${() => this.#act({ type: 'back' })}>Another race</button>
      </div>
      <div class="row next">
        <button class="action" title="Copies the table as CSV" @click=${() => void this.#copy(record)}>
          ${icon(Copy, 16)}Copy
        </button>
        <button class="action" @click=${() => save(record, 'csv', contestCsv(record))}>
          ${icon(Download, 16)}CSV
        </button>
        <button class="action" @click=${() => save(record, 'json', contestJson(record))}>
          ${icon(Download, 16)}JSON
        </button>
        <span class="small" role="status">${this.said}</span>
      </div>`;
  }

  #table(rows: readonly ContestRow[]) {
    return html`<div class="wide">
      <table aria-label="Results of the race">
        <thead>
          <tr>
            <th scope="col" title="Place in the race">#</th>
            <th scope="col">Name</th>
            <th scope="col" title="From the start to the last line, penalties included; or how far it came">
              Total
            </th>
            <th scope="col" title="Behind the winner">Gap</th>
            <th scope="col" title="Complete laps">Laps</th>
            <th scope="col" title="The fastest complete lap, penalties included">Best lap</th>
            <th scope="col" title="How often it was put back for leaving the road">Off-tracks</th>
            <th scope="col" title="How often it was at fault for hitting something">Crashes</th>
            <th scope="col" title="How often it was put back or held">Resets</th>
            <th scope="col" title="All the time that it was held for">Penalty</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row" class=${row.position === 1 ? 'first' : ''}>${row.position}</th>
                <td>
                  <span class="who">${numberPlate(row.entrant)} <span class="name">${row.name}</span></span>
                </td>
                <td>${totalWords(row)}</td>
                <td>${gapWords(row.gap)}</td>
                <td>${row.laps}</td>
                <td>${formatLap(row.bestLap)}</td>
                <td>${row.offTracks}</td>
                <td>${row.crashes}</td>
                <td>${row.resets}</td>
                <td>${row.penalty} s</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  async #copy(record: ContestRecord): Promise<void> {
    const isCopied = await copyText(contestCsv(record));
    this.said = isCopied ? 'Copied.' : 'The browser does not let the page copy: save it as a file.';
  }

  #act(action: ContestAction): void {
    emit(this, 'gp-contest', action);
  }
}

function save({ track }: ContestRecord, ending: 'csv' | 'json', text: string): void {
  const type = ending === 'csv' ? 'text/csv' : 'application/json';
  saveFile(`race-${plainName(track.id, 40)}.${ending}`, new Blob([text], { type }));
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-contest-result': ContestResult;
  }
}
