import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatLap, formatReward } from '../state/format.ts';
import { lapInView, type LapsView, nameOfLap } from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

/** Laps that are shown at first: there may be dozens. */
const FIRST = 6;

/**
 * Recorded laps by what the reward in the editor pays for them, and by what another one did.
 * @fires gp-lap with the index of the lap to look at
 */
@customElement('gp-lap-ranking')
export class LapRanking extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-note);
        font-variant-numeric: tabular-nums;
      }

      th {
        padding: 2px 4px;
        color: var(--quiet);
        font-weight: 400;
        text-align: right;
        white-space: nowrap;
      }

      td {
        padding: 1px 4px;
        border-top: 1px solid var(--line);
        text-align: right;
        white-space: nowrap;
      }

      th:first-child,
      td:first-child {
        padding-left: 0;
        text-align: left;
      }

      td:first-child {
        max-width: 0;
        width: 44%;
      }

      button {
        border: 0;
        background: none;
        cursor: pointer;
      }

      .lap {
        display: block;
        width: 100%;
        padding: 3px 4px;
        border-radius: 4px;
        overflow-wrap: anywhere;
        text-align: left;
        white-space: normal;
      }

      .lap:hover {
        background: var(--raised);
      }

      .lap[aria-pressed='true'] {
        background: color-mix(in oklab, var(--policy) 26%, transparent);
        font-weight: 600;
      }

      .up {
        color: var(--clean-text);
      }

      .down {
        color: var(--off-text);
      }

      .all {
        margin-top: 4px;
        padding: 3px 0;
        color: var(--policy-text);
        font-size: var(--type-note);
      }
    `,
  ];

  @property({ attribute: false }) view: LapsView | null = null;
  /** Index of the lap that is looked at; null: the best one. */
  @property({ attribute: false }) chosen: number | null = null;
  @state() private showsAll = false;

  override render() {
    if (this.view === null) return nothing;
    const { report, drives, beforeName } = this.view;
    const { laps, before, after } = report;
    const inView = lapInView({ result: this.view, fault: null, isBusy: false }, this.chosen)?.index;
    // Those that move most are what an edit is about.
    const shift = (i: number): number => (before === null ? 0 : Math.abs(before.ranks[i] - after.ranks[i]));
    const order = [...laps.keys()].sort((a, b) => shift(b) - shift(a) || after.ranks[a] - after.ranks[b]);
    const shown = this.showsAll
      ? order.sort((a, b) => after.ranks[a] - after.ranks[b])
      : order.slice(0, FIRST);
    return html`<table>
        <thead>
          <tr>
            <th>${this.showsAll || before === null ? 'Lap' : 'Laps that move most'}</th>
            <th title="The lap time, or how much of a lap was driven">Driven</th>
            ${
              before === null
                ? nothing
                : html`<th title="The sum of the rewards of its steps (return) by ${beforeName}">
                    Was worth
                  </th>`
            }
            <th title="The sum of the rewards of its steps (return) by the reward in the editor">Is worth</th>
            <th title="1: worth the most. The arrow says how many places it gains or loses">Rank</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((i) => {
            const { drive, episode, lapTime, progress } = laps[i];
            // Of a log every episode has a name of its own.
            const name = episode === undefined ? `${i + 1} · ${drives[drive]}` : nameOfLap(laps[i], i);
            return html`<tr>
              <td>
                <button
                  class="lap"
                  title="Look at this lap: ${name}"
                  aria-pressed=${i === inView}
                  @click=${() => emit(this, 'gp-lap', i)}
                >
                  ${name}
                </button>
              </td>
              <td>${lapTime === null ? `${Math.floor(progress)} %` : formatLap(lapTime)}</td>
              ${before === null ? nothing : html`<td class="quiet">${formatReward(before.totals[i])}</td>`}
              <td>${formatReward(after.totals[i])}</td>
              <td>${rank(before?.ranks[i] ?? null, after.ranks[i])}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      ${
        laps.length <= FIRST
          ? nothing
          : html`<button class="all" @click=${() => (this.showsAll = !this.showsAll)}>
              ${this.showsAll ? 'Show fewer' : `Show all ${laps.length} laps`}
            </button>`
      }`;
  }
}

/** `3 ▲2`: the rank, and how many places are won or lost. */
function rank(before: number | null, after: number) {
  const won = before === null ? 0 : before - after;
  const arrow =
    won === 0
      ? nothing
      : html` <span class=${won > 0 ? 'up' : 'down'}
          ><span aria-hidden="true">${won > 0 ? '▲' : '▼'}</span
          ><span class="visually-hidden">${won > 0 ? 'up' : 'down'} </span>${Math.abs(won)}</span
        >`;
  return html`${after}${arrow}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-lap-ranking': LapRanking;
  }
}
