import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ListPlus } from 'lucide';
import { type Genre, GENRE_FACTS } from '../../../../music/corpus/genre.ts';
import { MOST_SECONDS, mostBars } from '../../../../music/extend/stretch.ts';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { formatShare } from '../../../state/format.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { type Extension, FIRST_EXTENSION, MOST_K } from '../../state/extension.ts';
import type { MusicAction } from '../../state/music-action.ts';
import { counted, emptyPiece, melodyOf, type Piece } from '../../state/own-song.ts';
import { musicStyles } from '../music-styles.ts';
import { numberField, riskField, shareSlider, variationField } from '../number-fields.ts';
import { arrangeStyles, fieldRowStyles } from './arrange-styles.ts';
import { byGenreAlone } from './by-genre-alone.ts';

/**
 * Continues the melody: by how many bars, and how freely.
 * @fires gp-music
 */
@customElement('gp-extend-panel')
export class ExtendPanel extends LitElement {
  static override readonly styles = [sharedStyles, musicStyles, arrangeStyles, fieldRowStyles];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  @property({ attribute: false }) extension: Extension = FIRST_EXTENSION;
  @property() genre: Genre = 'pop';
  /** Name of the chosen model of one's own; empty: none is. */
  @property() model = '';
  /** Whether it is being continued. */
  @property({ type: Boolean }) busy = false;

  override render() {
    const { bars, temperature, limit, take } = this.extension;
    const most = mostBars(this.piece.song);
    const added = Math.min(bars, most);
    const isEmpty = melodyOf(this.piece).notes.length === 0;
    return html`<div class="row">
        <label
          >Add ${numberField(1, most, added, (bars) => this.#set({ bars }))}<span class="unit"
            >bars, at most ${most} (${MOST_SECONDS} s)</span
          ></label
        >
      </div>
      <div class="row">${variationField(take, 'continues', (take) => this.#set({ take }))}</div>
      <div class="row">${riskField(temperature, (temperature) => this.#set({ temperature }))}</div>
      <div class="row">
        <label class="wide"
          >Choose from
          <select class="field" @change=${this.#setLimit}>
            <option value="top-p" .selected=${limit === 'top-p'}>likeliest share</option>
            <option value="top-k" .selected=${limit === 'top-k'}>likeliest few</option>
          </select></label
        ><gp-meaning of="Choose from"
          >Which notes are in the draw. Likeliest share: as many of the likeliest as together have this share
          of the chance. Likeliest few: so many of them. The fewer, the safer. Elsewhere: top-p,
          top-k.</gp-meaning
        >
      </div>
      <div class="row">${limit === 'top-p' ? this.#topP() : this.#topK()}</div>
      <button class="tool" ?disabled=${this.busy || isEmpty} @click=${() => this.#do({ type: 'extend' })}>
        ${icon(ListPlus, 16)}${this.busy ? 'Continuing the melody' : `Continue the melody by ${counted(added, 'bar')}`}
      </button>
      ${byGenreAlone(this.model, this.genre)}
      <p>
        Note after note is drawn by what came after the same pitch, at the same place of the bar, behind the
        same last two steps in ${GENRE_FACTS[this.genre].name.toLowerCase()} melodies and in yours: a Markov
        chain. DeepComposer’s transformer weighed all notes before, and had learnt from many more songs.
      </p>`;
  }

  #topP() {
    const { topP } = this.extension;
    return html`<label class="wide"
      ><span class="visually-hidden">Likeliest share</span>
      ${shareSlider(topP, (topP) => this.#set({ topP }), 5)}<span class="unit"
        >${formatShare(topP)}</span
      ></label
    >`;
  }

  #topK() {
    const { topK } = this.extension;
    return html`<label
      ><span class="visually-hidden">Likeliest few</span>
      ${numberField(1, MOST_K, topK, (topK) => this.#set({ topK }))}<span class="unit">notes</span></label
    >`;
  }

  readonly #setLimit = ({ target }: Event): void => {
    this.#set({ limit: (target as HTMLSelectElement).value as Extension['limit'] });
  };

  #set(change: Partial<Extension>): void {
    this.#do({ type: 'extension', change });
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-extend-panel': ExtendPanel;
  }
}
