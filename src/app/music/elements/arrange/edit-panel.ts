import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Dices, PencilLine, Square } from 'lucide';
import { type Genre, GENRE_FACTS } from '../../../../music/corpus/genre.ts';
import type { PlaceThoughts } from '../../../../music/editing/place-thoughts.ts';
import type { Note } from '../../../../music/song/song.ts';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { MusicAction } from '../../state/music-action.ts';
import { emptyPiece, melodyOf, type Piece } from '../../state/own-song.ts';
import {
  FIRST_STYLE_EDIT,
  MOST_ADDED,
  MOST_ITERATIONS,
  removable,
  type StyleEditSettings,
} from '../../state/style-edit.ts';
import { nextVariation } from '../../state/variation.ts';
import { musicStyles } from '../music-styles.ts';
import { numberField, riskField, shareSlider, variationField } from '../number-fields.ts';
import { arrangeStyles, fieldRowStyles } from './arrange-styles.ts';
import { byGenreAlone } from './by-genre-alone.ts';
import './place-thoughts.ts';

/**
 * Edits the melody in a style: how many notes at most, and how freely.
 * @fires gp-music
 */
@customElement('gp-edit-panel')
export class EditPanel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    arrangeStyles,
    fieldRowStyles,
    css`
      .edit {
        white-space: normal;
      }
    `,
  ];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  @property({ attribute: false }) settings: StyleEditSettings = FIRST_STYLE_EDIT;
  @property() genre: Genre = 'pop';
  /** Name of the chosen model of one's own; empty: none is. */
  @property() model = '';
  /** Whether it is being edited. */
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) selected: ReadonlySet<Note> = new Set();
  /** What the model makes of a place; null: nobody has asked. */
  @property({ attribute: false }) place: PlaceThoughts | null = null;

  override render() {
    const { iterations, creativeRisk, mostAdded, mostRemoved, take } = this.settings;
    const { notes } = melodyOf(this.piece);
    const style = GENRE_FACTS[this.genre].name.toLowerCase();
    return html`<div class="row">
        <label
          >Edits, at most
          ${numberField(1, MOST_ITERATIONS, iterations, (iterations) => this.#set({ iterations }))}</label
        ><gp-meaning of="Edits"
          >Each adds, removes or moves one note; one that moves is counted as removed and added. It ends
          earlier where hardly anything would change.</gp-meaning
        >
      </div>
      <div class="row">
        <label
          >Add at most ${numberField(0, MOST_ADDED, mostAdded, (mostAdded) => this.#set({ mostAdded }))}<span
            class="unit"
            >notes</span
          ></label
        >
      </div>
      <div class="row">
        <label class="wide"
          >Remove at most ${shareSlider(mostRemoved, (mostRemoved) => this.#set({ mostRemoved }))}<span
            class="unit"
            >${removable(this.settings, notes)} of ${notes.length}</span
          ></label
        >
      </div>
      <div class="row">${riskField(creativeRisk, (creativeRisk) => this.#set({ creativeRisk }))}</div>
      <button
        class="tool edit"
        title=${this.busy ? 'Escape' : nothing}
        ?disabled=${!this.busy && notes.length === 0}
        @click=${() => this.#do({ type: this.busy ? 'stop-editing' : 'edit-in-style' })}
      >
        ${this.busy ? icon(Square, 16) : icon(PencilLine, 16)}${this.busy ? 'Stop editing' : `Edit the melody in ${style}`}
      </button>
      ${byGenreAlone(this.model, this.genre)}
      <div class="row">
        ${variationField(take, 'edits', (take) => this.#set({ take }))}
        <button
          class="tool"
          title="Edits by the next variation"
          ?disabled=${this.busy || notes.length === 0}
          @click=${() => {
            this.#set({ take: nextVariation(take) });
            this.#do({ type: 'edit-in-style' });
          }}
        >
          ${icon(Dices, 16)}Another
        </button>
      </div>
      <p>
        A small network has learnt to guess any sixteenth of a melody from the two bars before and behind it.
        Place after place is drawn anew by its guess, most often where the melody is least like ${style}.
        DeepComposer’s AR-CNN did so with Bach’s chorales.
      </p>
      ${
        notes.length === 0
          ? nothing
          : html`<gp-place-thoughts
              .song=${this.piece.song}
              .selected=${this.selected}
              .place=${this.place}
              genre=${this.genre}
              ?disabled=${this.busy}
            ></gp-place-thoughts>`
      }`;
  }

  #set(change: Partial<StyleEditSettings>): void {
    this.#do({ type: 'style-edit', change });
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-edit-panel': EditPanel;
  }
}
