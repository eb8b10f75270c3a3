import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Maximize, ZoomIn, ZoomOut } from 'lucide';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { RovingFocus } from '../../../elements/roving-focus.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';

/** What one step shows larger. */
export const ZOOM_STEP = 1.3;

/**
 * How much of the song the piano roll shows. It stands beside the roll: over it, it would cover notes.
 * @fires gp-zoom
 */
@customElement('gp-roll-zoom')
export class RollZoom extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      .zoom {
        display: flex;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new RovingFocus(this, '.zoom'));
  }

  override render() {
    return html`<div class="zoom" role="group" aria-label="Zoom">
      ${this.#button('Zoom out', '−', ZoomOut, 1 / ZOOM_STEP)}
      ${this.#button('Zoom in', '+', ZoomIn, ZOOM_STEP)}
      ${this.#button('Show the whole song', '0', Maximize, 'all')}
    </div>`;
  }

  #button(label: string, key: string, node: Parameters<typeof icon>[0], zoom: number | 'all') {
    return html`<button
      class="icon-button"
      aria-label=${label}
      title="${label} (${key})"
      @click=${() => emit(this, 'gp-zoom', zoom)}
    >
      ${icon(node)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-roll-zoom': RollZoom;
  }
}
