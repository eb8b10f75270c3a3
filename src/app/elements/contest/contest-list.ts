import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Play, Trash2 } from 'lucide';
import type { ContestRecord } from '../../state/contest-record.ts';
import { describeContest } from '../../state/contest-setup.ts';
import type { ContestAction } from '../../state/contest-state.ts';
import { contestRows, totalWords } from '../../state/contest-table.ts';
import { formatMoment } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { contestStyles } from './contest-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icon.ts';

/**
 * Races that are over, with their winners.
 * @fires gp-contest with whose results or replay to show, or which one to delete
 */
@customElement('gp-contest-list')
export class ContestList extends LitElement {
  static override readonly styles = [
    sharedStyles,
    contestStyles,
    css`
      ul {
        display: grid;
        gap: 2px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        gap: 4px;
        border-top: 1px solid var(--line);
      }

      .race {
        display: grid;
        flex: 1;
        gap: 1px;
        min-width: 0;
        padding: 7px 4px;
        border: 0;
        border-radius: 6px;
        background: none;
        text-align: left;
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      .race:hover {
        background: var(--raised);
      }
    `,
  ];

  @property({ attribute: false }) past: readonly ContestRecord[] = [];

  override render() {
    if (this.past.length === 0) return nothing;
    return html`<h3 id="past">Earlier races</h3>
      <ul aria-labelledby="past">
        ${this.past.map((record) => this.#item(record))}
      </ul>
      <p class="small">The last twenty are kept in this browser, with their replays.</p>`;
  }

  #item(record: ContestRecord) {
    const { id, race, track, finishedAt } = record;
    const [winner] = contestRows(record);
    const title = `${describeContest(race)} on ${track.name}`;
    return html`<li>
      <button class="race" title="Show the results" @click=${() => this.#act({ type: 'results', id })}>
        <span>${title}</span>
        <span class="small">${winner.name}, ${totalWords(winner)} · ${formatMoment(finishedAt)}</span>
      </button>
      <button
        class="icon-button"
        aria-label="Watch the replay of ${title}"
        title="Watch the replay"
        @click=${() => this.#act({ type: 'watch', id })}
      >
        ${icon(Play, 16)}
      </button>
      <button
        class="icon-button"
        aria-label="Delete ${title}"
        title="Delete"
        @click=${() => this.#act({ type: 'remove', id })}
      >
        ${icon(Trash2, 16)}
      </button>
    </li>`;
  }

  #act(action: ContestAction): void {
    emit(this, 'gp-contest', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-contest-list': ContestList;
  }
}
