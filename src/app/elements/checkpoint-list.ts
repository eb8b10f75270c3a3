import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatLap, formatWhole } from '../state/format.ts';
import { MOST_DRIVES } from '../state/replay-view.ts';
import type { EvaluationPoint } from '../state/run-curves.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

/**
 * The policies that a run has kept, newest first: each can drive, a new run can begin with it, and up to three are replayed
 * side by side.
 * @fires gp-drive-checkpoint @fires gp-train-from with a run's id and steps @fires gp-replay-checkpoints with those chosen
 */
@customElement('gp-checkpoint-list')
export class CheckpointList extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 0 9px 8px;
        /* As wide as its panel, never the other way round: the table scrolls. */
        contain: inline-size;
      }

      summary {
        padding: 2px 0;
        font-size: var(--type-note);
        cursor: pointer;
      }

      .scroll {
        position: relative;
        max-height: 200px;
        overflow: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-note);
        font-variant-numeric: tabular-nums;
      }

      th {
        padding: 2px;
        white-space: nowrap;
        color: var(--quiet);
        font-weight: 400;
        font-size: var(--type-tiny);
        text-align: left;
      }

      td {
        padding: 2px;
        border-top: 1px solid var(--line);
        white-space: nowrap;
      }

      td:last-child {
        text-align: right;
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        min-height: 26px;
        cursor: pointer;
      }

      input {
        margin: 0;
      }

      .chosen {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        margin: 6px 0 0;
        color: var(--quiet);
        font-size: var(--type-small);
      }

      button {
        min-height: 26px;
        padding: 2px 4px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--panel);
        font-size: var(--type-small);
        cursor: pointer;
      }

      button:disabled {
        opacity: 0.45;
        cursor: default;
      }
    `,
  ];

  @property({ attribute: 'run-id' }) runId = '';
  @property({ attribute: false }) checkpoints: readonly EvaluationPoint[] = [];
  /** Steps of the best one. */
  @property({ type: Number }) best = -1;
  /** Whether a run trains now, so that no other can begin. */
  @property({ type: Boolean }) busy = false;
  /** Steps of those that are chosen to be replayed. */
  @state() private chosen: readonly number[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('runId')) this.chosen = [];
    // A run thins out what it keeps.
    const isKept = (steps: number): boolean => this.checkpoints.some((point) => point.steps === steps);
    if (!this.chosen.every(isKept)) this.chosen = this.chosen.filter(isKept);
  }

  override render() {
    return html`<details>
      <summary>Checkpoints <span class="quiet">${this.checkpoints.length}</span></summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Checkpoints">
        <table>
          <thead>
            <tr>
              <th scope="col">Steps</th>
              <th scope="col">Clean</th>
              <th scope="col" title="Mean of its evaluation">Lap</th>
              <th><span class="visually-hidden">What to do with it</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.checkpoints.toReversed().map((point) => this.#row(point))}
          </tbody>
        </table>
      </div>
      <p class="chosen">
        <button ?disabled=${this.chosen.length === 0} @click=${this.#replay}>Replay side by side</button>
        ${this.chosen.length} of at most ${MOST_DRIVES} chosen
      </p>
    </details>`;
  }

  #row({ steps, evaluation: { cleanShare, trials, meanLap } }: EvaluationPoint) {
    const choice = { runId: this.runId, steps };
    const name = `the policy after ${formatWhole(steps)} steps`;
    const isChosen = this.chosen.includes(steps);
    return html`<tr>
      <td>
        <label title="Choose for a replay">
          <input
            type="checkbox"
            aria-label="Replay ${name}"
            .checked=${isChosen}
            ?disabled=${!isChosen && this.chosen.length === MOST_DRIVES}
            @change=${() => this.#choose(steps, !isChosen)}
          />
          ${formatWhole(steps)}${steps === this.best ? ' ★' : ''}
        </label>
      </td>
      <td>${Math.round(cleanShare * trials.length)}/${trials.length}</td>
      <td>${formatLap(meanLap)}</td>
      <td>
        <button
          title="Drive this one"
          aria-label="Drive ${name}"
          @click=${() => emit(this, 'gp-drive-checkpoint', choice)}
        >
          Drive
        </button>
        <button
          title="Train on from here: a new run with the reward in the editor"
          aria-label="Train on from ${name}"
          ?disabled=${this.busy}
          @click=${() => emit(this, 'gp-train-from', choice)}
        >
          Train on
        </button>
      </td>
    </tr>`;
  }

  #choose(steps: number, isChosen: boolean): void {
    this.chosen = isChosen ? [...this.chosen, steps] : this.chosen.filter((other) => other !== steps);
  }

  readonly #replay = (): void =>
    emit(this, 'gp-replay-checkpoints', { runId: this.runId, steps: this.chosen });
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-checkpoint-list': CheckpointList;
  }
}
