import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Dices, FileUp, GraduationCap, Lock, LockOpen, Sparkles, Trash2 } from 'lucide';
import { type Genre, GENRE_FACTS, GENRES } from '../../../music/corpus/genre.ts';
import { programName } from '../../../music/midi/program-names.ts';
import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import type { InstrumentTrack } from '../../../music/song/song.ts';
import { emit } from '../../elements/emit.ts';
import { pickedFiles } from '../../elements/file-drop.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicAction } from '../state/music-action.ts';
import type { OwnModel } from '../state/music-training.ts';
import { emptyPiece, partsOf, type Piece, type Style } from '../state/own-song.ts';
import { type Extension, FIRST_EXTENSION } from '../state/extension.ts';
import './extend-panel.ts';
import { musicStyles } from './music-styles.ts';

/** What General MIDI means where nobody has said. */
const USUAL_VOLUME = 100;
const PROGRAMS = Array.from({ length: 128 }, (_, program) => program);
/** Seeds that can be chosen: as many as anybody tries. */
const MOST_SEED = 99_999;

/**
 * What plays along: the genre that it is made in, the button that makes it, and how each track is heard.
 * @fires gp-music
 */
@customElement('gp-arrange-panel')
export class ArrangePanel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 10px;
        min-height: 0;
        padding: 12px;
        overflow-y: auto;
        background: var(--panel);
      }

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

      .genre input {
        accent-color: var(--policy);
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

      .generate {
        min-height: 40px;
        border-color: transparent;
        background: var(--learning);
        color: var(--on-learning);
        font-size: var(--type-lead);
        font-weight: 600;
      }

      .row {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      .row .field {
        flex: 1;
        min-width: 0;
      }

      h2 {
        margin-top: 4px;
      }

      .track {
        display: grid;
        gap: 4px;
        padding: 7px 0 8px 9px;
        border-left: 3px solid var(--part);
      }

      .track b {
        flex: 1;
        font-weight: 600;
        font-size: var(--type-lead);
      }

      .small {
        min-width: 30px;
        min-height: 28px;
        padding: 2px 7px;
        font-size: var(--type-note);
      }

      .track select {
        flex: 1;
        min-width: 0;
        min-height: 28px;
        padding: 2px 6px;
        font-size: var(--type-note);
      }

      .track input {
        width: 84px;
      }

      .track .unit {
        flex: 1;
      }

      p {
        margin: 0;
        color: var(--quiet);
        font-size: var(--type-text);
        line-height: 1.45;
      }
    `,
  ];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  /** Of one's own. */
  @property({ attribute: false }) models: readonly OwnModel[] = [];
  @property({ attribute: false }) generation: Style = { genre: 'pop', seed: 1 };
  /** Whether parts are being made. */
  @property({ type: Boolean }) busy = false;
  /** How the melody is continued, and whether it is being. */
  @property({ attribute: false }) extension: Extension = FIRST_EXTENSION;
  @property({ type: Boolean }) extending = false;
  @property({ attribute: false }) locked: ReadonlySet<Part> = new Set();
  /** Indices of tracks. */
  @property({ attribute: false }) muted: ReadonlySet<number> = new Set();
  @property({ attribute: false }) solo: ReadonlySet<number> = new Set();

  override render() {
    const { genre, seed, model: chosen = null } = this.generation;
    const own = this.models.find(({ id }) => id === chosen);
    const hasParts = partsOf(this.piece).length > 0;
    return html`<h2>Arrange</h2>
      <fieldset aria-label="Genre">
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
      </div>
      <button
        class="tool generate"
        ?disabled=${this.busy || (hasParts && this.locked.size === PARTS.length)}
        @click=${() => this.#do({ type: 'generate' })}
      >
        ${icon(Sparkles, 16)}${this.busy ? 'Making the parts' : this.#promise(hasParts)}
      </button>
      <div class="row">
        <label title="Each seed gives other parts; the same one gives the same"
          >Seed
          <input
            class="field"
            type="number"
            min="1"
            max=${MOST_SEED}
            .value=${String(seed)}
            @change=${this.#setSeed}
        /></label>
        <button
          class="tool"
          title="Takes the next seed and generates"
          ?disabled=${this.busy}
          @click=${() => {
            this.#do({ type: 'style', style: { seed: (seed % MOST_SEED) + 1 } });
            this.#do({ type: 'generate' });
          }}
        >
          ${icon(Dices, 16)}Another
        </button>
      </div>
      <h2>Tracks</h2>
      ${this.#track(this.piece.song.tracks[0], 0, 'Melody', null)}
      ${
        hasParts
          ? html`${PARTS.map((part, i) =>
                this.#track(partsOf(this.piece)[i], i + 1, partsOf(this.piece)[i].name, part),
              )}
              <div class="row">
                <button class="tool" @click=${() => this.#do({ type: 'remove-parts' })}>
                  ${icon(Trash2, 15)}Remove the parts
                </button>
              </div>`
          : html`<p>
              Drums, bass, chords and a pad join the melody, made for it by a small neural network in this
              browser.
            </p>`
      }
      <gp-extend-panel
        role="group"
        aria-label="Extend"
        .piece=${this.piece}
        .extension=${this.extension}
        genre=${genre}
        ?busy=${this.extending}
      ></gp-extend-panel>`;
  }

  #promise(hasParts: boolean): string {
    const free = PARTS.length - this.locked.size;
    if (!hasParts || free === PARTS.length) return 'Generate four parts';
    return free === 0 ? 'All parts are locked' : `Generate ${free === 1 ? 'one part' : `${free} parts`}`;
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

  /** @param part null of the melody, which nobody makes */
  #track(track: InstrumentTrack, index: number, name: string, part: Part | null) {
    const isLocked = part !== null && this.locked.has(part);
    return html`<div
      class="track"
      role="group"
      aria-label=${name}
      style="--part:var(--part-${part ?? 'melody'})"
    >
      <div class="row">
        <b>${name}</b>
        ${
          part === null
            ? nothing
            : html`<button
                class="tool small"
                aria-label="Lock"
                aria-pressed=${isLocked}
                title="Locked, it stays as it is when the others are made"
                @click=${() => this.#do({ type: 'lock', part, isOn: !isLocked })}
              >
                ${icon(isLocked ? Lock : LockOpen, 14)}
              </button>`
        }
        ${this.#toggle('mute', this.muted.has(index), index, 'Mute')}
        ${this.#toggle('solo', this.solo.has(index), index, 'Solo')}
      </div>
      <div class="row">
        ${track.isDrum ? html`<span class="unit">Drums</span>` : this.#instrument(track, index)}
        <input
          type="range"
          aria-label="Volume"
          title="Volume"
          min="0"
          max="127"
          .value=${String(track.volume ?? USUAL_VOLUME)}
          @input=${({ target }: Event) =>
            this.#do({ type: 'volume', track: index, value: (target as HTMLInputElement).valueAsNumber })}
        />
      </div>
    </div>`;
  }

  #toggle(type: 'mute' | 'solo', isOn: boolean, track: number, label: string) {
    return html`<button
      class="tool small"
      aria-pressed=${isOn}
      @click=${() => this.#do({ type, track, isOn: !isOn })}
    >
      ${label}
    </button>`;
  }

  #instrument({ program }: InstrumentTrack, track: number) {
    return html`<select
      class="field"
      aria-label="Instrument"
      @change=${({ target }: Event) =>
        this.#do({ type: 'program', track, value: Number((target as HTMLSelectElement).value) })}
    >
      ${PROGRAMS.map(
        (value) =>
          html`<option value=${value} .selected=${value === program}>
            ${programName({ program: value, isDrum: false })}
          </option>`,
      )}
    </select>`;
  }

  readonly #setSeed = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    const seed = Math.round(input.valueAsNumber);
    if (seed >= 1 && seed <= MOST_SEED) this.#do({ type: 'style', style: { seed } });
    else input.value = String(this.generation.seed);
  };

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-arrange-panel': ArrangePanel;
  }
}
