import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ListPlus } from 'lucide';
import { type Genre, GENRE_FACTS } from '../../../../music/corpus/genre.ts';
import { MOST_SECONDS, mostBars } from '../../../../music/extend/stretch.ts';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { formatShare } from '../../../state/format.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { type Extension, FIRST_EXTENSION, MOST_K, MOST_RISK } from '../../state/extension.ts';
import type { MusicAction } from '../../state/music-action.ts';
import { counted, emptyPiece, melodyOf, type Piece } from '../../state/own-song.ts';
import { musicStyles } from '../music-styles.ts';
import { arrangeStyles } from './arrange-styles.ts';

const MOST_TAKE = 99_999;

/**
 * Continues the melody: by how many bars, and how freely.
 * @fires gp-music
 */
@customElement('gp-extend-panel')
export class ExtendPanel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    arrangeStyles,
    css`
      .row {
        flex-wrap: wrap;
        gap: 6px 10px;
      }

      input[type='range'],
      select {
        flex: 1;
        min-width: 0;
      }

      label.wide {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  @property({ attribute: false }) extension: Extension = FIRST_EXTENSION;
  @property() genre: Genre = 'pop';
  /** Whether it is being continued. */
  @property({ type: Boolean }) busy = false;

  override render() {
    const { bars, temperature, limit, take } = this.extension;
    const most = mostBars(this.piece.song);
    const added = Math.min(bars, most);
    const isEmpty = melodyOf(this.piece).notes.length === 0;
    return html`<div class="row">
        <label title="At most ${MOST_SECONDS} seconds at this tempo: ${counted(most, 'bar')}"
          >Add
          <input
            class="field"
            type="number"
            min="1"
            max=${most}
            .value=${String(added)}
            @change=${(event: Event) => this.#number(event, 1, most, added, (bars) => ({ bars }))}
          /><span class="unit">bars</span></label
        >
        <label title="Each take continues otherwise; the same one continues the same"
          >Take
          <input
            class="field"
            type="number"
            min="1"
            max=${MOST_TAKE}
            .value=${String(take)}
            @change=${(event: Event) => this.#number(event, 1, MOST_TAKE, take, (take) => ({ take }))}
        /></label>
      </div>
      <div class="row">
        <label
          class="wide"
          title="Temperature. 0: always the likeliest note; 1: as often as it was in the examples; above: more surprises"
          >Creative risk
          <input
            type="range"
            min="0"
            max=${MOST_RISK}
            step="0.1"
            .value=${String(temperature)}
            @input=${({ target }: Event) =>
              this.#set({ temperature: (target as HTMLInputElement).valueAsNumber })}
          /><span class="unit">${temperature.toFixed(1)}</span></label
        >
      </div>
      <div class="row">
        <label class="wide" title="What is left out of the draw: everything but the likeliest notes"
          >Choose from
          <select class="field" @change=${this.#setLimit}>
            <option value="top-p" .selected=${limit === 'top-p'}>likeliest share (top-p)</option>
            <option value="top-k" .selected=${limit === 'top-k'}>likeliest few (top-k)</option>
          </select></label
        >
        ${limit === 'top-p' ? this.#topP() : this.#topK()}
      </div>
      <button class="tool" ?disabled=${this.busy || isEmpty} @click=${() => this.#do({ type: 'extend' })}>
        ${icon(ListPlus, 16)}${this.busy ? 'Continuing the melody' : `Continue the melody by ${counted(added, 'bar')}`}
      </button>
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
      <input
        type="range"
        min="5"
        max="100"
        step="5"
        .value=${String(Math.round(100 * topP))}
        @input=${({ target }: Event) => this.#set({ topP: (target as HTMLInputElement).valueAsNumber / 100 })}
      /><span class="unit">${formatShare(topP)}</span></label
    >`;
  }

  #topK() {
    const { topK } = this.extension;
    return html`<label
      ><span class="visually-hidden">Likeliest few</span>
      <input
        class="field"
        type="number"
        min="1"
        max=${MOST_K}
        .value=${String(topK)}
        @change=${(event: Event) => this.#number(event, 1, MOST_K, topK, (topK) => ({ topK }))}
      /><span class="unit">notes</span></label
    >`;
  }

  readonly #setLimit = ({ target }: Event): void => {
    this.#set({ limit: (target as HTMLSelectElement).value as Extension['limit'] });
  };

  /** What is no number is what it was before. */
  #number(
    { target }: Event,
    low: number,
    high: number,
    before: number,
    change: (value: number) => Partial<Extension>,
  ): void {
    const input = target as HTMLInputElement;
    if (Number.isFinite(input.valueAsNumber))
      this.#set(change(Math.min(high, Math.max(low, Math.round(input.valueAsNumber)))));
    else input.value = String(before);
    this.requestUpdate();
  }

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
