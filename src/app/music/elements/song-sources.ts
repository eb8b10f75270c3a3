import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Copy, FileMusic, Plus, Square, Trash2, Volume2 } from 'lucide';
import { MELODIES } from '../../../music/melodies/melodies.ts';
import { songOfMelody } from '../../../music/melodies/melody-text.ts';
import { keyName, keyOf } from '../../../music/theory/key.ts';
import { emit } from '../../elements/emit.ts';
import { FileDrop } from '../../elements/file-drop.ts';
import { icon } from '../../elements/icon.ts';
import { RovingFocus } from '../../elements/roving-focus.ts';
import { formatMoment } from '../../state/format.ts';
import { itemListStyles } from '../../theme/item-list-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicAction } from '../state/music-action.ts';
import { counted, type OwnSong, pieceOf } from '../state/own-song.ts';
import { itemRowStyles } from './item-row-styles.ts';
import { musicStyles } from './music-styles.ts';

/**
 * Where melodies come from: the person's own songs, files, and the samples that ship.
 * @fires gp-music
 */
@customElement('gp-song-sources')
export class SongSources extends LitElement {
  static override readonly styles = [
    sharedStyles,
    itemListStyles,
    musicStyles,
    itemRowStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow-y: auto;
        background: var(--panel);
      }

      section {
        padding: 12px 0 10px;
      }

      section + section {
        border-top: 1px solid var(--line);
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        padding: 0 12px 6px;
      }

      p {
        margin: 0 12px 8px;
        color: var(--quiet);
        font-size: var(--type-text);
        line-height: 1.45;
      }

      .items {
        flex: none;
      }

      b {
        font-weight: 600;
        font-size: var(--type-lead);
      }

      small {
        color: var(--quiet);
        font-size: var(--type-note);
      }

      .files {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 0 12px;
        padding: 10px 12px;
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius);
        font-size: var(--type-text);
        white-space: normal;
        overflow: hidden;
      }

      .files:hover {
        background: var(--raised);
      }

      .target .files {
        border-color: var(--policy);
        background: color-mix(in oklab, var(--policy) 14%, var(--panel));
      }
    `,
  ];

  /** The last saved first. */
  @property({ attribute: false }) songs: readonly OwnSong[] = [];
  /** Id of the song in work. */
  @property() current = '';
  /** Index of the sample that is heard; null: none. */
  @property({ attribute: false }) heard: number | null = null;
  readonly #drop = new FileDrop(this, (files) => this.#do({ type: 'import', files }));

  constructor() {
    super();
    this.addController(new RovingFocus(this, '.items'));
  }

  override render() {
    return html`<section aria-labelledby="own">
        <header>
          <h2 id="own">Your songs</h2>
          <button class="tool" @click=${() => this.#do({ type: 'new' })}>${icon(Plus, 15)}New melody</button>
        </header>
        <ul class="items" aria-label="Your songs">
          ${this.songs.map((song) => this.#song(song))}
        </ul>
      </section>
      <section
        class=${this.#drop.isTarget ? 'target' : ''}
        aria-labelledby="file"
        @dragover=${this.#drop.onDrag}
        @dragleave=${this.#drop.onLeave}
        @drop=${this.#drop.onDrop}
      >
        <header><h2 id="file">From a file</h2></header>
        <label class="files opens-files"
          >${icon(FileMusic)}<span>Open a MIDI file or a saved project, or drop one here</span>
          <input
            type="file"
            accept=".mid,.midi,audio/midi,.json"
            aria-label="Open a MIDI file or a saved project"
            @change=${this.#drop.onPick}
        /></label>
      </section>
      <section aria-labelledby="samples">
        <header><h2 id="samples">Sample melodies</h2></header>
        <p>Tunes that belong to everyone. One that is opened is a copy: change it as you like.</p>
        <ul class="items" aria-label="Sample melodies">
          ${MELODIES.map((_, index) => this.#sample(index))}
        </ul>
      </section>`;
  }

  #song(song: OwnSong) {
    const { id, savedAt, bars } = song;
    const { title } = song.song;
    return html`<li>
      <button class="main" aria-current=${id === this.current} @click=${() => this.#do({ type: 'open', id })}>
        <b>${title}</b>
        <small
          >${counted(bars, 'bar')}${song.isUntouched === true ? nothing : ` · ${formatMoment(savedAt)}`}</small
        >
      </button>
      <button
        class="icon-button"
        aria-label="Duplicate ${title}"
        title="Duplicate"
        @click=${() => this.#do({ type: 'duplicate', id })}
      >
        ${icon(Copy, 16)}
      </button>
      <button
        class="icon-button"
        aria-label="Remove ${title}"
        title="Remove"
        @click=${() => this.#do({ type: 'remove', id })}
      >
        ${icon(Trash2, 16)}
      </button>
    </li>`;
  }

  #sample(index: number) {
    const { title, bpm, key, bar } = MELODIES[index];
    const { bars } = pieceOf(songOfMelody(MELODIES[index]));
    const isHeard = this.heard === index;
    return html`<li>
      <button class="main" @click=${() => this.#do({ type: 'sample', index })}>
        <b>${title}</b>
        <small>${counted(bars, 'bar')} of ${bar.join('/')} · ${bpm} bpm · ${keyName(keyOf(key))}</small>
      </button>
      <button
        class="icon-button"
        aria-label=${isHeard ? `Stop ${title}` : `Listen to ${title}`}
        title=${isHeard ? 'Stop' : 'Listen'}
        @click=${() => this.#do({ type: 'hear', index: isHeard ? null : index })}
      >
        ${icon(isHeard ? Square : Volume2, 16)}
      </button>
    </li>`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-song-sources': SongSources;
  }
}
