import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ChevronLeft, ChevronRight } from 'lucide';
import type { Song } from '../../../music/song/song.ts';
import { pitchClassOf } from '../../../music/theory/pitch-class.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { firstPitch, keyLetter } from '../controllers/computer-keys.ts';
import { emptyPiece } from '../state/own-song.ts';
import { nameOf } from './roll/roll-words.ts';

const WHITE = [0, 2, 4, 5, 7, 9, 11];
/** Narrower white keys have black ones too narrow for a finger, CSS pixels. */
const NARROWEST = 38;
const MOST_KEYS = 29;
/** How hard a key is struck at its far end, and how much harder at its near one. */
const FORCE = { far: 50, near: 60 };

/**
 * A piano to play with the mouse, with fingers, or, as its letters say, with the computer's keys. What is drawn over its keys
 * plays them all; the nearer to the player a key is struck, the louder.
 * @fires gp-music
 */
@customElement('gp-piano-keys')
export class PianoKeys extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 6px;
        padding: 8px;
        border-top: 1px solid var(--line);
        background: var(--panel);
      }

      .octave {
        display: grid;
        place-items: center;
        width: 32px;
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--raised);
        cursor: pointer;
      }

      .octave:disabled {
        opacity: 0.4;
      }

      .keys {
        position: relative;
        display: flex;
        height: 116px;
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }

      button.key {
        display: flex;
        flex-direction: column-reverse;
        align-items: center;
        gap: 1px;
        padding: 0 0 6px;
        border: 1px solid #8b929a;
        border-radius: 0 0 5px 5px;
        font-size: var(--type-tiny);
        cursor: pointer;
      }

      .white {
        flex: 1;
        background: #f7f8f5;
        color: #2a3037;
      }

      .white + .white {
        border-left: 0;
      }

      .black {
        position: absolute;
        top: 0;
        height: 62%;
        background: #1b1f25;
        border-color: #000;
        color: #e8eaed;
      }

      .key.on {
        background: var(--part-melody);
        color: var(--on-part-melody);
      }

      .name {
        font-weight: 600;
      }

      .letter {
        min-height: 1.2em;
        opacity: 0.85;
      }

      @media (pointer: coarse) {
        .letter {
          display: none;
        }
      }

      @media (max-height: 700px) {
        .keys {
          height: 88px;
        }
      }
    `,
  ];

  /** Octave of the first of the computer's keys. */
  @property({ type: Number }) octave = 4;
  /** Whose key spells the names. */
  @property({ attribute: false }) song: Song = emptyPiece('').song;
  /** How many white keys there is room for. */
  @state() private count = 15;
  /** The key that the Tab key leads to, as steps above the first. */
  @state() private reached = 0;
  readonly #pointers = new Map<number, number>();
  #on: ReadonlySet<number> = new Set();
  readonly #watch = new ResizeObserver(([entry]) => {
    const room = entry.contentRect.width - 76;
    this.count = Math.min(MOST_KEYS, Math.max(7, Math.floor(room / NARROWEST)));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
    this.letGo();
  }

  /** Shows which keys sound. */
  show(pitches: ReadonlySet<number>): void {
    if (pitches.size === this.#on.size && [...pitches].every((pitch) => this.#on.has(pitch))) return;
    this.#on = new Set(pitches);
    this.#paint();
  }

  /** Lets all keys go that pointers hold. */
  letGo(): void {
    for (const pitch of this.#pointers.values()) this.#release(pitch);
    this.#pointers.clear();
  }

  override updated(): void {
    this.#paint();
  }

  override render() {
    const { octave, count } = this;
    const pitches = this.#pitches;
    const width = 100 / count;
    let whites = 0;
    return html`<button
        class="octave"
        aria-label="An octave lower"
        title="An octave lower (Z)"
        ?disabled=${octave <= 0}
        @click=${() => emit(this, 'gp-music', { type: 'octave', octave: octave - 1 })}
      >
        ${icon(ChevronLeft)}
      </button>
      <div
        class="keys"
        role="group"
        aria-label="Keyboard, ${nameOf(pitches[0], this.song)} to ${nameOf(pitches.at(-1)!, this.song)}: arrow keys go from key to key, Enter strikes one"
        @pointerdown=${this.#down}
        @pointermove=${this.#drag}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${this.#key}
        @keyup=${this.#keyUp}
        @contextmenu=${(event: Event) => event.preventDefault()}
      >
        ${pitches.map((pitch, i) => {
          const isWhite = isWhiteKey(pitch);
          const left = whites * width - width * 0.32;
          if (isWhite) whites++;
          return html`<button
            class="key ${isWhite ? 'white' : 'black'}"
            style=${isWhite ? '' : `left:${left}%;width:${width * 0.64}%`}
            data-pitch=${pitch}
            tabindex=${i === this.reached ? 0 : -1}
          >
            <span class=${pitchClassOf(pitch) === 0 ? 'name' : 'visually-hidden'}
              >${nameOf(pitch, this.song)}</span
            >
            <span class="letter">${keyLetter(pitch - firstPitch(octave))}</span>
          </button>`;
        })}
      </div>
      <button
        class="octave"
        aria-label="An octave higher"
        title="An octave higher (X)"
        ?disabled=${octave >= 8}
        @click=${() => emit(this, 'gp-music', { type: 'octave', octave: octave + 1 })}
      >
        ${icon(ChevronRight)}
      </button>`;
  }

  /** From a C on: the computer's keys are in the middle of what there is room for. */
  get #pitches(): number[] {
    const before = Math.floor(Math.max(0, this.count - 10) / 14);
    const first = Math.max(0, firstPitch(this.octave - before));
    const pitches: number[] = [];
    for (let pitch = first, whites = 0; whites < this.count && pitch < 128; pitch++) {
      pitches.push(pitch);
      if (isWhiteKey(pitch)) whites++;
    }
    return pitches;
  }

  #paint(): void {
    for (const key of this.renderRoot.querySelectorAll<HTMLElement>('.key'))
      key.classList.toggle('on', this.#on.has(Number(key.dataset['pitch'])));
  }

  #press(pitch: number, velocity: number): void {
    emit(this, 'gp-music', { type: 'press', pitch, velocity });
  }

  #release(pitch: number): void {
    emit(this, 'gp-music', { type: 'release', pitch });
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#strike(event);
  };

  readonly #drag = (event: PointerEvent): void => {
    if (this.#pointers.has(event.pointerId)) this.#strike(event);
  };

  readonly #up = ({ pointerId }: PointerEvent): void => {
    const pitch = this.#pointers.get(pointerId);
    this.#pointers.delete(pointerId);
    if (pitch !== undefined) this.#release(pitch);
  };

  /** Strikes the key under a pointer, if it is another one than before. */
  #strike({ pointerId, clientX, clientY }: PointerEvent): void {
    const key = this.shadowRoot!.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.key');
    const before = this.#pointers.get(pointerId);
    // Beside the keys the last one is held on, so that a hand may slip.
    if (!key) return;
    const pitch = Number(key.dataset['pitch']);
    if (pitch === before) return;
    if (before !== undefined) this.#release(before);
    this.#pointers.set(pointerId, pitch);
    const { top, height } = key.getBoundingClientRect();
    this.#press(pitch, Math.round(FORCE.far + FORCE.near * Math.min(1, (clientY - top) / height)));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const pitch = pitchOfKey(event);
    if (event.key === 'Enter') {
      if (!event.repeat) this.#press(pitch, 80);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      this.#reach(this.#pitches.indexOf(pitch) + (event.key === 'ArrowRight' ? 1 : -1));
    } else return;
    event.preventDefault();
  };

  readonly #keyUp = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#release(pitchOfKey(event));
  };

  #reach(index: number): void {
    this.reached = Math.min(this.#pitches.length - 1, Math.max(0, index));
    this.renderRoot.querySelectorAll<HTMLElement>('.key')[this.reached]?.focus();
  }
}

function pitchOfKey({ target }: KeyboardEvent): number {
  return Number((target as HTMLElement).dataset['pitch']);
}

function isWhiteKey(pitch: number): boolean {
  return WHITE.includes(pitchClassOf(pitch));
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-piano-keys': PianoKeys;
  }
}
