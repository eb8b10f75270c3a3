import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { RefreshCw, Trash2 } from 'lucide';
import { type Part, PARTS } from '../../../../music/roll/roll-layout.ts';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { obstacleOf } from '../../state/arranging-limits.ts';
import { isMelodyNewer } from '../../state/melody-digest.ts';
import type { OwnModel } from '../../state/music-training.ts';
import { emptyPiece, partsOf, type Piece } from '../../state/own-song.ts';
import { styleName } from '../../state/style-name.ts';
import { musicStyles } from '../music-styles.ts';
import { arrangeStyles } from './arrange-styles.ts';
import '../../../elements/meaning.ts';
import './track-row.ts';

/**
 * The tracks of the song: the melody, and what plays along.
 * @fires gp-music
 */
@customElement('gp-track-list')
export class TrackList extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    arrangeStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        margin-top: 4px;
      }

      .row p {
        flex: 1;
      }

      /* There before it says something, so that it is read out; of the rows it is none until then. */
      [role='status']:empty {
        position: absolute;
      }
    `,
  ];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  /** Of one's own. */
  @property({ attribute: false }) models: readonly OwnModel[] = [];
  /** Whether parts are being made. */
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) locked: ReadonlySet<Part> = new Set();
  /** Indices of tracks. */
  @property({ attribute: false }) muted: ReadonlySet<number> = new Set();
  @property({ attribute: false }) solo: ReadonlySet<number> = new Set();

  override render() {
    const parts = partsOf(this.piece);
    const { style } = this.piece;
    return html`<header>
        <h2>Tracks</h2>
        ${
          style === undefined || parts.length === 0
            ? nothing
            : html`<span class="unit" title="What made these parts">
                ${styleName(style, this.models)} · variation ${style.seed}
              </span>`
        }
        ${
          parts.length === 0
            ? nothing
            : html`<gp-meaning of="Tracks"
                >A locked part stays as it is when the others are made. Mute silences a track, Solo all
                others. The pad is long, soft notes behind the others.</gp-meaning
              >`
        }
      </header>
      <div role="status">${isMelodyNewer(this.piece, this.locked) ? this.#lag() : nothing}</div>
      ${(['melody', ...PARTS.slice(0, parts.length)] as const).map((kind, index) => this.#row(kind, index))}
      ${
        parts.length === 0
          ? nothing
          : html`<div class="row">
              <button class="tool" @click=${() => emit(this, 'gp-music', { type: 'remove-parts' })}>
                ${icon(Trash2, 15)}Remove the parts
              </button>
            </div>`
      }`;
  }

  /** What is heard along is of another melody by now, and how it becomes one with it. */
  #lag() {
    return html`<div class="row">
      <p>The melody has changed since the parts were made.</p>
      <button
        class="tool"
        title="Makes the parts that are not locked for the melody as it is now (Ctrl+Enter)"
        ?disabled=${this.busy || obstacleOf(this.piece, this.locked) !== null}
        @click=${() => emit(this, 'gp-music', { type: 'generate' })}
      >
        ${icon(RefreshCw, 15)}Generate again
      </button>
    </div>`;
  }

  #row(kind: Part | 'melody', index: number) {
    const track = this.piece.song.tracks[index];
    const name = kind === 'melody' ? 'Melody' : track.name;
    return html`<gp-track-row
      role="group"
      aria-label=${name}
      name=${name}
      .index=${index}
      .track=${track}
      kind=${kind}
      ?locked=${kind !== 'melody' && this.locked.has(kind)}
      ?muted=${this.muted.has(index)}
      ?solo=${this.solo.has(index)}
    ></gp-track-row>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-list': TrackList;
  }
}
