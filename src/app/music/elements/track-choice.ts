import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { programName } from '../../../music/midi/program-names.ts';
import { factsOf } from '../../../music/melody/melody-of.ts';
import type { InstrumentTrack } from '../../../music/song/song.ts';
import { emit } from '../../elements/emit.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { TrackChoice } from '../state/music-state.ts';
import { counted } from '../state/own-song.ts';
import { musicStyles } from './music-styles.ts';
import { nameOf } from './roll/roll-words.ts';

/**
 * Which track of a MIDI file is the melody.
 * @fires gp-music
 */
@customElement('gp-track-choice')
export class TrackChoiceDialog extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      wa-dialog {
        --width: 560px;
      }

      p {
        margin: 0 0 10px;
      }

      fieldset {
        display: grid;
        gap: 2px;
        max-height: 50vh;
        margin: 0;
        padding: 0;
        border: 0;
        overflow-y: auto;
      }

      fieldset label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 2px 10px;
        padding: 8px 10px;
        border-radius: 6px;
        white-space: normal;
        cursor: pointer;
      }

      fieldset label:hover,
      fieldset label:has(:checked) {
        background: var(--raised);
      }

      label input {
        grid-row: 1 / 3;
      }

      b {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      small {
        grid-column: 2 / 4;
        color: var(--quiet);
        font-size: var(--type-note);
      }

      .likely {
        grid-column: 3;
        color: var(--policy-text);
        font-size: var(--type-note);
      }

      .actions {
        display: flex;
        justify-content: end;
        gap: 8px;
        margin-top: 14px;
      }

      .go {
        border-color: transparent;
        background: var(--policy);
        color: #06182b;
        font-weight: 600;
      }
    `,
  ];

  /** Null: nothing is to be chosen. */
  @property({ attribute: false }) choice: TrackChoice | null = null;
  @state() private index: number | null = null;

  override render() {
    const { choice } = this;
    return html`<wa-dialog
      label="Which track is the melody?"
      ?open=${choice !== null}
      @wa-after-show=${() =>
        this.renderRoot.querySelector('label:has(:checked)')?.scrollIntoView({ block: 'center' })}
      @wa-after-hide=${({ target, currentTarget }: Event) => {
        if (target === currentTarget && this.choice !== null) this.#choose(null);
      }}
    >
      ${choice === null ? '' : this.#content(choice)}
    </wa-dialog>`;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('choice')) this.index = this.choice?.likeliest ?? null;
  }

  #content({ fileName, song, likeliest }: TrackChoice) {
    return html`<p>${fileName} has several. The one that you choose becomes a song of its own.</p>
      <fieldset aria-label="Tracks">
        ${song.tracks.map((track, i) =>
          track.notes.length === 0
            ? ''
            : html`<label>
                <input
                  type="radio"
                  name="track"
                  .checked=${i === this.index}
                  @change=${() => (this.index = i)}
                />
                <b>${track.name || `Track ${i + 1}`}</b>
                ${i === likeliest ? html`<span class="likely">likeliest melody</span>` : ''}
                <small>${describeTrack(track)}</small>
              </label>`,
        )}
      </fieldset>
      <div class="actions">
        <button class="tool" @click=${() => this.#choose(null)}>Cancel</button>
        <button class="tool go" @click=${() => this.#choose(this.index)}>Use this track</button>
      </div>`;
  }

  #choose(index: number | null): void {
    emit(this, 'gp-music', { type: 'track', index });
  }
}

/** `Flute · 404 notes · D4 to B5 · one note at a time` */
function describeTrack(track: InstrumentTrack): string {
  const { notes, range, alone } = factsOf(track);
  const [low, high] = (range ?? []).map((pitch) => nameOf(pitch, { keySignature: null }));
  const manner = alone > 0.95 ? 'one note at a time' : 'several notes at a time';
  const words = [programName(track), counted(notes, 'note')];
  return (track.isDrum ? words : [...words, `${low} to ${high}`, manner]).join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-choice': TrackChoiceDialog;
  }
}
