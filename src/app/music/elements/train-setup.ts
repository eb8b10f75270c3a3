import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FileMusic, Play, X } from 'lucide';
import { GENRE_FACTS, GENRES } from '../../../music/corpus/genre.ts';
import { GAN_SETTINGS } from '../../../music/gan/check-gan-config.ts';
import { DEFAULT_GAN_CONFIG } from '../../../music/gan/gan-config.ts';
import { emit } from '../../elements/emit.ts';
import { pickedFiles } from '../../elements/file-drop.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { OwnModel } from '../state/music-training.ts';
import type { TrainingAction } from '../state/training-action.ts';
import {
  type CloneSource,
  firstTrainingState,
  type OwnLesson,
  type TrainingDraft,
} from '../state/training-state.ts';
import './metric-explainer.ts';
import { musicStyles } from './music-styles.ts';
import { SETTINGS } from './training-words.ts';

/**
 * What the next training is to be: what is learnt, from where, and how.
 * @fires gp-training
 */
@customElement('gp-train-setup')
export class TrainSetup extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
        padding: 12px;
      }

      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 8px;
        align-items: center;
        white-space: normal;
      }

      .row small,
      .switch small {
        grid-column: 1 / -1;
      }

      small,
      p {
        margin: 0;
        color: var(--quiet);
        font-size: var(--type-note);
        line-height: 1.4;
      }

      .switch {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 8px;
        white-space: normal;
      }

      details p {
        margin: 6px 0;
      }

      summary {
        font-size: var(--type-text);
        cursor: pointer;
      }

      select {
        max-width: 170px;
      }

      input[type='number'] {
        width: 84px;
      }

      .files {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 10px 12px;
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius);
        white-space: normal;
        overflow: hidden;
      }

      .own {
        display: grid;
        gap: 4px;
        padding: 8px 10px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }

      .own header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }

      .failure {
        color: var(--error-text, var(--text));
      }
    `,
  ];

  @property({ attribute: false }) draft: TrainingDraft = firstTrainingState().draft;
  @property({ attribute: false }) models: readonly OwnModel[] = [];

  override render() {
    const { genre, own, config } = this.draft;
    return html`<label class="row"
        >${own === null ? 'Learn the rules of' : 'Played on the instruments of'}
        <select
          class="field"
          @change=${({ target }: Event) =>
            this.#do({ type: 'genre', genre: GENRES[(target as HTMLSelectElement).selectedIndex] })}
        >
          ${GENRES.map(
            (name) => html`<option .selected=${name === genre}>${GENRE_FACTS[name].name}</option>`,
          )}
        </select>
      </label>
      ${own === null ? this.#files() : this.#own(own)}
      <label class="row"
        >Begin with
        <select class="field" @change=${this.#chooseClone}>
          ${this.#clones.map(
            (source) =>
              html`<option .selected=${isSame(source, this.draft.clone)}>
                ${source === null ? 'new networks' : `a copy of ${source.name}`}
              </option>`,
          )}
        </select>
        <small>A copy goes on from what a model has learnt; its conductor is new.</small>
      </label>
      ${SETTINGS.map(({ name, title, what, step }) => {
        const { low, high } = GAN_SETTINGS[name];
        return html`<label class="row"
          >${title}
          <input
            class="field"
            type="number"
            min=${low}
            max=${high}
            step=${step}
            .value=${String(config[name])}
            @change=${(event: Event) => this.#set(name, event)}
          />
          <small>${what}</small>
        </label>`;
      })}
      <label class="switch">
        <input
          type="checkbox"
          .checked=${config.modeSeeking === 0}
          @change=${({ target }: Event) =>
            this.#do({
              type: 'setting',
              name: 'modeSeeking',
              value: (target as HTMLInputElement).checked ? 0 : DEFAULT_GAN_CONFIG.modeSeeking,
            })}
        />
        Provoke mode collapse
        <small>Nothing asks for variety then: watch the orchestra play the same whatever the dice say.</small>
      </label>
      <details>
        <summary>What to watch</summary>
        <p>
          “Variety for one melody” among the charts: it falls under its band within some epochs, and the ?
          beside it shows three throws of the model’s dice. This is what it counts.
        </p>
        <gp-metric-explainer metric="sameMelody"></gp-metric-explainer>
      </details>
      <button class="tool prominent" ?disabled=${!this.#canStart} @click=${() => this.#do({ type: 'start' })}>
        ${icon(Play, 16)}Train a generator
      </button>`;
  }

  get #canStart(): boolean {
    const { own } = this.draft;
    return own === null || own.facts !== null;
  }

  get #clones(): readonly (CloneSource | null)[] {
    return [
      null,
      ...GENRES.map((genre) => ({ type: 'genre', genre, name: GENRE_FACTS[genre].name }) as const),
      ...this.models.map(({ id, name }) => ({ type: 'model', id, name }) as const),
    ];
  }

  #files() {
    return html`<label class="files opens-files"
      >${icon(FileMusic)}<span>Or learn from MIDI files of your own: drop them here</span>
      <input
        type="file"
        multiple
        accept=".mid,.midi,audio/midi"
        aria-label="MIDI files to learn from"
        @change=${(event: Event) => {
          const files = pickedFiles(event);
          if (files.length > 0) this.#do({ type: 'files', files });
        }}
      />
    </label>`;
  }

  #own({ name, facts, failure }: OwnLesson) {
    return html`<div class="own" role="group" aria-label="What is learnt">
      <header>
        <b>${name}</b>
        <button
          class="icon-button"
          aria-label="Do without these files"
          title="Do without these files"
          @click=${() => this.#do({ type: 'forget-files' })}
        >
          ${icon(X, 16)}
        </button>
      </header>
      <div role="status">
        ${failure === '' ? nothing : html`<p class="failure">${failure}</p>`}
        ${failure === '' && facts === null ? html`<p>Reading the files</p>` : nothing}
        ${(facts?.report ?? []).map((sentence) => html`<p>${sentence}</p>`)}
        ${
          facts === null || facts.heldOut > 0
            ? nothing
            : html`<p>None are held out: what it makes is measured beside what it learns.</p>`
        }
      </div>
    </div>`;
  }

  #set(name: (typeof SETTINGS)[number]['name'], { target }: Event): void {
    const input = target as HTMLInputElement;
    const { low, high, isWhole } = GAN_SETTINGS[name];
    const value = input.valueAsNumber;
    if (value >= low && value <= high && (!isWhole || Number.isInteger(value)))
      this.#do({ type: 'setting', name, value });
    else input.value = String(this.draft.config[name]);
  }

  readonly #chooseClone = ({ target }: Event): void =>
    this.#do({ type: 'clone', source: this.#clones[(target as HTMLSelectElement).selectedIndex] });

  #do(action: TrainingAction): void {
    emit(this, 'gp-training', action);
  }
}

function isSame(a: CloneSource | null, b: CloneSource | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-train-setup': TrainSetup;
  }
}
