import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  type LineProfile,
  profileBasis,
  profileSummary,
  type RewardProfile,
} from '../../reward/profile/profile.ts';
import { formatShare, formatWhole, takenOf } from '../state/format.ts';
import { NOTHING_SCORED, type StudioView } from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { faultClass } from './legend.ts';

/**
 * Where the reward in the editor spends its time, busiest line first, and how often each branch was taken.
 * @fires gp-goto-line with the 1-based line
 */
@customElement('gp-reward-profile')
export class RewardProfileTable extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-size: var(--type-text);
        line-height: 1.45;
      }

      p {
        margin: 0 0 4px;
      }

      .fault {
        color: var(--off-text);
        overflow-wrap: anywhere;
      }

      .summary {
        font-weight: 600;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-note);
        font-variant-numeric: tabular-nums;
        table-layout: fixed;
      }

      th {
        padding: 2px 4px;
        color: var(--quiet);
        font-weight: 400;
        text-align: right;
      }

      td {
        padding: 2px 4px;
        border-top: 1px solid var(--line);
        text-align: right;
        vertical-align: top;
      }

      th:first-child,
      td:first-child {
        padding-left: 0;
        text-align: left;
      }

      .narrow {
        width: 76px;
      }

      .line {
        display: block;
        width: 100%;
        padding: 1px 0;
        overflow: hidden;
        border: 0;
        background: none;
        cursor: pointer;
        font: var(--type-small)/1.5 var(--mono);
        font-variant-ligatures: none;
        text-align: left;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .line:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }

      .line b {
        display: inline-block;
        min-width: 28px;
        color: var(--policy-text);
        font-weight: 500;
      }

      .bar {
        display: block;
        height: 3px;
        margin-top: 1px;
        margin-left: auto;
        border-radius: 2px;
        background: var(--learning-line);
      }

      .branches {
        margin-top: 8px;
      }

      .wide {
        width: 120px;
      }

      @media (pointer: coarse) {
        .line {
          min-height: 32px;
        }
      }
    `,
  ];

  @property({ attribute: false }) profile: StudioView<RewardProfile> = NOTHING_SCORED;
  /** The text that it is of. */
  @property() code = '';

  override render() {
    const { result, fault, isBusy } = this.profile;
    if (fault !== null) {
      const { line } = fault;
      const place = html`<button class="link" @click=${() => this.#goTo(line!)}>Line ${line}</button>: `;
      return html`<p class=${faultClass(fault)}>${line === null ? nothing : place}${fault.message}</p>`;
    }
    if (result === null)
      return html`<p class="quiet" role="status">${isBusy ? 'Running the reward over some laps …' : ''}</p>`;
    const lines = result.lines.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0) || b.count - a.count);
    return html`<p class="summary" role="status">${profileSummary(result)}.</p>
      <p class="quiet">${profileBasis(result)}</p>
      <table>
        <thead>
          <tr>
            <th>Line</th>
            <th class="narrow" title="Of all calls; what a function does counts for its own lines">Time</th>
            <th class="narrow" title="How often it was executed">Executed</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => this.#line(line))}
        </tbody>
      </table>
      ${result.branches.length === 0 ? nothing : this.#branches(result)}`;
  }

  #line({ line, count, share }: LineProfile) {
    const time =
      share === null || count === 0
        ? '–'
        : html`${formatShare(share / 100)}<span class="bar" style="width: ${share}%"></span>`;
    return html`<tr>
      <td>${this.#place(line, this.code.split('\n')[line - 1]?.trim() ?? '')}</td>
      <td>${time}</td>
      <td>${count === 0 ? 'never' : formatWhole(count)}</td>
    </tr>`;
  }

  #branches({ branches }: RewardProfile) {
    return html`<table class="branches">
      <thead>
        <tr>
          <th>Branch</th>
          <th class="wide" title="How often it was taken, of how often it might have been">Taken</th>
        </tr>
      </thead>
      <tbody>
        ${branches.map(
          (branch) =>
            html`<tr>
              <td>${this.#place(branch.line, branch.text)}</td>
              <td>${takenOf(branch)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #place(line: number, text: string) {
    return html`<button
      class="line"
      title="Go to line ${line}"
      aria-label="Line ${line}: ${text}"
      @click=${() => this.#goTo(line)}
    >
      <b>${line}</b>${text}
    </button>`;
  }

  #goTo(line: number): void {
    emit(this, 'gp-goto-line', line);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-profile': RewardProfileTable;
  }
}
