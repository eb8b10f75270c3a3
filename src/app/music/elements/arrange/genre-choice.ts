import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FileUp, GraduationCap, Trash2 } from 'lucide';
import { type Genre, GENRE_FACTS, GENRES } from '../../../../music/corpus/genre.ts';
import { emit } from '../../../elements/emit.ts';
import { pickedFiles } from '../../../elements/file-drop.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { MusicAction } from '../../state/music-action.ts';
import type { OwnModel } from '../../state/music-training.ts';
import type { Style } from '../../state/own-song.ts';
import { musicStyles } from '../music-styles.ts';
import { arrangeStyles } from './arrange-styles.ts';

/**
 * The genre, or a model of one's own, by which everything is made.
 * @fires gp-music
 */
@customElement('gp-genre-choice')
export class GenreChoice extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    arrangeStyles,
    css`
      fieldset {
        display: grid;
        gap: 2px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      .genre {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 1px 8px;
        padding: 6px 8px;
        border-radius: 6px;
        white-space: normal;
        cursor: pointer;
      }

      .genre:hover,
      .genre:has(:checked) {
        background: var(--raised);
      }

      .genre b {
        font-weight: 600;
      }

      .genre small {
        grid-column: 2;
        color: var(--quiet);
        font-size: var(--type-note);
        line-height: 1.4;
      }

      .genre:not(:has(:checked)) small {
        display: none;
      }

      .own {
        display: flex;
        align-items: start;
      }

      .own .genre {
        flex: 1;
      }
    `,
  ];

  /** Of one's own. */
  @property({ attribute: false }) models: readonly OwnModel[] = [];
  @property({ attribute: false }) generation: Style = { genre: 'pop', seed: 1 };

  override render() {
    const { genre, model: chosen = null } = this.generation;
    const own = this.models.find(({ id }) => id === chosen);
    return html`<fieldset aria-label="Genre">
        ${GENRES.map((name) => this.#genre(name, name === genre && own === undefined))}
        ${this.models.map((model) => this.#model(model, model === own))}
      </fieldset>
      <div class="row">
        <button class="tool" @click=${() => this.#do({ type: 'train', isOn: true })}>
          ${icon(GraduationCap, 16)}Train a model
        </button>
        <label class="tool opens-files" title="A .gpm file"
          >${icon(FileUp, 16)}Open a model
          <input
            type="file"
            accept=".gpm"
            aria-label="Open a model"
            @change=${(event: Event) => {
              const files = pickedFiles(event);
              if (files.length > 0) this.#do({ type: 'import', files });
            }}
        /></label>
      </div>`;
  }

  #genre(genre: Genre, isChosen: boolean) {
    const { name, sentence } = GENRE_FACTS[genre];
    return html`<label class="genre">
      <input
        type="radio"
        name="genre"
        .checked=${isChosen}
        @change=${() => this.#do({ type: 'style', style: { genre, model: undefined } })}
      />
      <b>${name}</b><small>${sentence}</small>
    </label>`;
  }

  #model({ id, name, origin, genre }: OwnModel, isChosen: boolean) {
    return html`<div class="own">
      <label class="genre">
        <input
          type="radio"
          name="genre"
          .checked=${isChosen}
          @change=${() => this.#do({ type: 'style', style: { genre, model: id } })}
        />
        <b>${name}</b><small>Your own, from ${origin}.</small>
      </label>
      <button
        class="icon-button"
        aria-label="Remove the model ${name}"
        title="Remove"
        @click=${() => this.#do({ type: 'remove-model', id })}
      >
        ${icon(Trash2, 15)}
      </button>
    </div>`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-genre-choice': GenreChoice;
  }
}
