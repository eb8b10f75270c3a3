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
import { musicStyles } from '../music-styles.ts';
import { arrangeStyles, fieldRowStyles } from './arrange-styles.ts';
import { byGenreAlone } from './by-genre-alone.ts';
import { MOST_SEED, numberField, riskField } from './number-fields.ts';
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
          title="Each edit adds, removes or moves one note. It ends earlier where hardly anything would change"
          >Edits, at most
          ${numberField(1, MOST_ITERATIONS, iterations, (iterations) => this.#set({ iterations }))}</label
        >
      </div>
      <div class="row">
        <label title="Notes that were not there before. One that moves is added and removed"
          >Add at most ${numberField(0, MOST_ADDED, mostAdded, (mostAdded) => this.#set({ mostAdded }))}<span
            class="unit"
            >notes</span
          ></label
        >
      </div>
      <div class="row">
        <label class="wide" title="Of the notes that are there"
          >Remove at most
          <input
            type="range"
            min="0"
            max="100"
            step="5"
            .value=${String(Math.round(100 * mostRemoved))}
            @input=${({ target }: Event) =>
              this.#set({ mostRemoved: (target as HTMLInputElement).valueAsNumber / 100 })}
          /><span class="unit">${removable(this.settings, notes)} of ${notes.length}</span></label
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
        <label title="Each take edits otherwise; the same one edits the same"
          >Take ${numberField(1, MOST_SEED, take, (take) => this.#set({ take }))}</label
        >
        <button
          class="tool"
          title="Takes the next take and edits"
          ?disabled=${this.busy || notes.length === 0}
          @click=${() => {
            this.#set({ take: (take % MOST_SEED) + 1 });
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
