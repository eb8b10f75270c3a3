import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Lock, LockOpen } from 'lucide';
import { programName } from '../../../../music/midi/program-names.ts';
import type { Part } from '../../../../music/roll/roll-layout.ts';
import type { InstrumentTrack } from '../../../../music/song/song.ts';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { RovingFocus } from '../../../elements/roving-focus.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { MusicAction } from '../../state/music-action.ts';
import { emptyPiece } from '../../state/own-song.ts';
import { musicStyles } from '../music-styles.ts';
import { arrangeStyles } from './arrange-styles.ts';

/** What General MIDI means where nobody has said. */
const USUAL_VOLUME = 100;
const PROGRAMS = Array.from({ length: 128 }, (_, program) => program);

/**
 * How one track is heard, and whether it stays when others are made.
 * @fires gp-music
 */
@customElement('gp-track-row')
export class TrackRow extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    arrangeStyles,
    css`
      :host {
        gap: 4px;
        padding: 7px 0 8px 9px;
        border-left: 3px solid var(--part);
      }

      b {
        flex: 1;
        font-weight: 600;
        font-size: var(--type-lead);
      }

      .tool {
        min-width: 30px;
        min-height: 28px;
        padding: 2px 7px;
        font-size: var(--type-note);
      }

      select {
        flex: 1;
        min-width: 0;
        min-height: 28px;
        padding: 2px 6px;
        font-size: var(--type-note);
      }

      input {
        width: 84px;
      }

      .unit {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) track: InstrumentTrack = emptyPiece('').song.tracks[0];
  /** Of the track in its song. */
  @property({ type: Number }) index = 0;
  @property() name = '';
  /** The melody is made by nobody. */
  @property() kind: Part | 'melody' = 'melody';
  @property({ type: Boolean }) locked = false;
  @property({ type: Boolean }) muted = false;
  @property({ type: Boolean }) solo = false;

  constructor() {
    super();
    this.addController(new RovingFocus(this, '.row'));
  }

  override willUpdate(): void {
    this.style.setProperty('--part', `var(--part-${this.kind})`);
  }

  override render() {
    const { track, index } = this;
    return html`<div class="row">
        <b>${this.name}</b>
        ${this.kind === 'melody' ? nothing : this.#lock(this.kind)}
        ${this.#toggle('mute', this.muted, 'Mute')}${this.#toggle('solo', this.solo, 'Solo')}
      </div>
      <div class="row">
        ${track.isDrum ? html`<span class="unit">Drums</span>` : this.#instrument()}
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
      </div>`;
  }

  #lock(part: Part) {
    return html`<button
      class="tool"
      aria-label="Lock"
      aria-pressed=${this.locked}
      title="Locked, it stays as it is when the others are made"
      @click=${() => this.#do({ type: 'lock', part, isOn: !this.locked })}
    >
      ${icon(this.locked ? Lock : LockOpen, 14)}
    </button>`;
  }

  #toggle(type: 'mute' | 'solo', isOn: boolean, label: string) {
    return html`<button
      class="tool"
      aria-pressed=${isOn}
      @click=${() => this.#do({ type, track: this.index, isOn: !isOn })}
    >
      ${label}
    </button>`;
  }

  #instrument() {
    return html`<select
      class="field"
      aria-label="Instrument"
      @change=${({ target }: Event) =>
        this.#do({
          type: 'program',
          track: this.index,
          value: Number((target as HTMLSelectElement).value),
        })}
    >
      ${PROGRAMS.map(
        (value) =>
          html`<option value=${value} .selected=${value === this.track.program}>
            ${programName({ program: value, isDrum: false })}
          </option>`,
      )}
    </select>`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-row': TrackRow;
  }
}
