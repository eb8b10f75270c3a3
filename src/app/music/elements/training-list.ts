import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Plus, Trash2 } from 'lucide';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { formatMoment } from '../../state/format.ts';
import { itemListStyles } from '../../theme/item-list-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicTraining } from '../state/music-training.ts';
import type { TrainingAction } from '../state/training-action.ts';
import { itemRowStyles } from './item-row-styles.ts';
import { musicStyles } from './music-styles.ts';
import { STATUS_WORDS } from './training-words.ts';

/**
 * The trainings that are kept.
 * @fires gp-training
 */
@customElement('gp-training-list')
export class TrainingList extends LitElement {
  static override readonly styles = [
    sharedStyles,
    itemListStyles,
    musicStyles,
    itemRowStyles,
    css`
      :host {
        display: block;
        padding: 12px 0 8px;
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 0 12px 6px;
      }

      small {
        color: var(--quiet);
        font-size: var(--type-note);
      }
    `,
  ];

  @property({ attribute: false }) trainings: readonly MusicTraining[] = [];
  /** Id of the training in view; null: the next one is being prepared. */
  @property({ attribute: false }) current: string | null = null;

  override render() {
    return html`<header>
        <h2 id="trainings">Trainings</h2>
        <button
          class="tool"
          aria-pressed=${this.current === null}
          @click=${() => this.#do({ type: 'open', id: null })}
        >
          ${icon(Plus, 15)}New training
        </button>
      </header>
      <ul class="items" aria-labelledby="trainings">
        ${this.trainings.map((training) => this.#training(training))}
      </ul>`;
  }

  #training({ id, name, status, createdAt }: MusicTraining) {
    return html`<li>
      <button class="main" aria-current=${id === this.current} @click=${() => this.#do({ type: 'open', id })}>
        <b>${name}</b>
        <small>${STATUS_WORDS[status]} · ${formatMoment(createdAt)}</small>
      </button>
      <button
        class="icon-button"
        aria-label="Remove the training ${name}"
        title="Remove"
        ?disabled=${status === 'elsewhere'}
        @click=${() => this.#do({ type: 'remove', id })}
      >
        ${icon(Trash2, 16)}
      </button>
    </li>`;
  }

  #do(action: TrainingAction): void {
    emit(this, 'gp-training', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-training-list': TrainingList;
  }
}
