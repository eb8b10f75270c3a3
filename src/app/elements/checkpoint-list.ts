import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatLap, formatWhole } from '../state/format.ts';
import type { EvaluationPoint } from '../state/run-curves.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

/**
 * The policies that a run has kept, newest first: each can drive, and a new run can begin with it.
 * @fires gp-drive-checkpoint @fires gp-train-from with a run's id and steps
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
        font-size: 12px;
        cursor: pointer;
      }

      .scroll {
        max-height: 200px;
        overflow: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 12px;
        font-variant-numeric: tabular-nums;
      }

      th {
        padding: 2px 3px;
        white-space: nowrap;
        color: var(--quiet);
        font-weight: 400;
        font-size: 11px;
        text-align: left;
      }

      td {
        padding: 2px 3px;
        border-top: 1px solid var(--line);
        white-space: nowrap;
      }

      td:last-child {
        text-align: right;
      }

      button {
        min-height: 26px;
        padding: 2px 5px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--panel);
        font-size: 11.5px;
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

  override render() {
    return html`<details>
      <summary>Checkpoints <span class="quiet">${this.checkpoints.length}</span></summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Checkpoints">
        <table>
          <thead>
            <tr>
              <th scope="col">Steps</th>
              <th scope="col">Clean</th>
              <th scope="col">Mean lap</th>
              <th><span class="visually-hidden">What to do with it</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.checkpoints.toReversed().map((point) => this.#row(point))}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  #row({ steps, evaluation: { cleanShare, trials, meanLap } }: EvaluationPoint) {
    const choice = { runId: this.runId, steps };
    const name = `the policy after ${formatWhole(steps)} steps`;
    return html`<tr>
      <td>${formatWhole(steps)}${steps === this.best ? ' ★' : ''}</td>
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
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-checkpoint-list': CheckpointList;
  }
}
