import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Pause, Play, Square } from 'lucide';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicAction } from '../state/music-action.ts';
import type { MusicState } from '../state/music-state.ts';
import { musicStyles } from './music-styles.ts';

/**
 * Plays the song, and ends that.
 * @fires gp-music
 */
@customElement('gp-play-buttons')
export class PlayButtons extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: inline-flex;
        gap: 6px;
      }

      .play {
        min-width: 80px;
        border-color: transparent;
        background: var(--policy);
        color: #06182b;
        font-weight: 600;
      }
    `,
  ];

  @property() phase: MusicState['phase'] = 'stopped';
  /** Whether a sample is heard in place of the song. */
  @property({ type: Boolean }) elsewhere = false;

  override render() {
    const isPlaying = this.phase === 'playing' && !this.elsewhere;
    return html`<button
        class="tool play"
        title="Space"
        @click=${() => this.#do({ type: isPlaying ? 'pause' : 'play' })}
      >
        ${icon(isPlaying ? Pause : Play, 16)}${isPlaying ? 'Pause' : 'Play'}
      </button>
      <button
        class="tool"
        aria-label="Stop"
        title="Stop: silence, and back to the beginning"
        @click=${() => this.#do({ type: 'stop' })}
      >
        ${icon(Square, 16)}
      </button>`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-play-buttons': PlayButtons;
  }
}
