import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Cable } from 'lucide';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MidiStatus } from '../state/music-state.ts';
import { musicStyles } from './music-styles.ts';

/**
 * Which instruments are plugged in; the browser is asked for them by a button, never before.
 * @fires gp-music
 */
@customElement('gp-midi-inputs')
export class MidiInputs extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        padding: 6px 12px;
        font-size: var(--type-text);
      }

      @media (pointer: coarse) {
        .keys {
          display: none;
        }

        :host {
          padding: 4px 8px;
        }
      }
    `,
  ];

  @property({ attribute: false }) status: MidiStatus = { type: 'off' };

  override render() {
    const { type } = this.status;
    const canAsk = type === 'off' || type === 'refused';
    return html`<span class="keys quiet">Keys A to ; and W to P play, Z and X change the octave.</span>
      ${
        canAsk
          ? html`<button class="tool" @click=${() => emit(this, 'gp-music', { type: 'midi' })}>
              ${icon(Cable, 16)}Connect a MIDI keyboard
            </button>`
          : ''
      }
      <span role="status">${this.#words()}</span>`;
  }

  #words(): string {
    const { status } = this;
    switch (status.type) {
      case 'off':
        return '';
      case 'asking':
        return 'Asking the browser for MIDI instruments';
      case 'open':
        if (status.names.length === 0)
          return 'No MIDI instrument is plugged in: it will be heard once one is.';
        return `Connected: ${status.names.join(', ')}`;
      default:
        return status.reason;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-midi-inputs': MidiInputs;
  }
}
