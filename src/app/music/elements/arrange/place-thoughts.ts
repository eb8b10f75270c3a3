import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Genre } from '../../../../music/corpus/genre.ts';
import type { PlaceThoughts, Thought } from '../../../../music/editing/place-thoughts.ts';
import type { Note, Song } from '../../../../music/song/song.ts';
import { emit } from '../../../elements/emit.ts';
import { formatShare } from '../../../state/format.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { emptyPiece } from '../../state/own-song.ts';
import { musicStyles } from '../music-styles.ts';
import { nameOf, placeOf } from '../roll/roll-words.ts';
import { arrangeStyles } from './arrange-styles.ts';

/** The likeliest are shown, and what is there now. */
const SHOWN = 6;

/**
 * What the model would put at a place: that of the selected note, or of the playhead. While it is open it asks again whenever another
 * note is selected, or the melody has changed.
 * @fires gp-music
 */
@customElement('gp-place-thoughts')
export class PlaceThoughtsElement extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    arrangeStyles,
    css`
      summary {
        padding: 6px 0;
        font-size: var(--type-text);
        font-weight: 600;
        cursor: pointer;
      }

      .open {
        display: grid;
        gap: 8px;
      }

      ol {
        display: grid;
        gap: 3px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--type-text);
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        padding: 3px 7px;
        border-radius: 4px;
        background: linear-gradient(
            color-mix(in oklab, var(--learning) 30%, transparent),
            color-mix(in oklab, var(--learning) 30%, transparent)
          )
          0 / var(--share) 100% no-repeat var(--ground);
      }

      .now {
        box-shadow: inset 0 0 0 1px var(--text);
      }
    `,
  ];

  @property({ attribute: false }) song: Song = emptyPiece('').song;
  @property({ attribute: false }) selected: ReadonlySet<Note> = new Set();
  @property({ attribute: false }) place: PlaceThoughts | null = null;
  @property() genre: Genre = 'pop';
  @property({ type: Boolean }) disabled = false;
  @state() private isOpen = false;

  override render() {
    return html`<details @toggle=${this.#toggled}>
      <summary>What the network expects at a place</summary>
      ${this.isOpen ? this.#answer() : nothing}
    </details>`;
  }

  override updated(changed: PropertyValues<this>): void {
    const isNew = ['song', 'selected', 'genre', 'disabled'].some((name) =>
      (changed as Map<string, unknown>).has(name),
    );
    if (this.isOpen && isNew && !this.disabled) this.#ask();
  }

  #answer() {
    const { place } = this;
    if (place === null) return nothing;
    const shown = place.thoughts.filter(({ isNow }, i) => i < SHOWN || isNow);
    return html`<div class="open">
      <p>
        At ${placeOf(place.beat, this.song)}, hearing all but what is there. Select another note, or move the
        playhead and ask.
      </p>
      <ol aria-live="polite">
        ${shown.map(
          (thought) =>
            html`<li
              class=${thought.isNow ? 'now' : ''}
              style="--share:${(100 * thought.chance).toFixed(1)}%"
            >
              <span>${this.#words(thought)}${thought.isNow ? ' – is there now' : ''}</span>
              <span>${formatShare(thought.chance)}</span>
            </li>`,
        )}
      </ol>
      <button class="tool" ?disabled=${this.disabled} @click=${() => this.#ask(true)}>
        Ask about the playhead’s place
      </button>
    </div>`;
  }

  #words({ what }: Thought): string {
    if (what === 'hold') return 'The note before goes on';
    return what === 'rest' ? 'Nothing sounds' : nameOf(what, this.song);
  }

  readonly #toggled = ({ target }: Event): void => {
    this.isOpen = (target as HTMLDetailsElement).open;
    if (this.isOpen) this.#ask();
  };

  #ask(atPlayhead = false): void {
    emit(this, 'gp-music', { type: 'ask-place', atPlayhead });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-place-thoughts': PlaceThoughtsElement;
  }
}
