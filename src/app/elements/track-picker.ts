import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { lapLength } from '../catalogue/tracks.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

/**
 * The tracks as small outlines, one of them chosen; a group of radio buttons for keyboard and screen reader.
 * @fires gp-track with the id
 */
@customElement('gp-track-picker')
export class TrackPicker extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      fieldset {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 6px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      label {
        position: relative;
        display: grid;
        gap: 2px;
        padding: 6px 4px 5px;
        border: 1px solid var(--line);
        border-radius: 7px;
        text-align: center;
        cursor: pointer;
        transition: background var(--quick);
      }

      label:hover {
        background: var(--raised);
      }

      label:has(:checked) {
        border-color: var(--learning-line);
        background: color-mix(in oklab, var(--learning) 12%, var(--panel));
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--policy);
        outline-offset: 1px;
      }

      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      svg {
        width: 100%;
        height: 34px;
      }

      path {
        fill: none;
        stroke: var(--quiet);
        stroke-linejoin: round;
        vector-effect: non-scaling-stroke;
        stroke-width: 3;
      }

      label:has(:checked) path {
        stroke: var(--learning-line);
      }

      .name {
        font-size: 11.5px;
        line-height: 1.2;
      }

      .length {
        color: var(--quiet);
        font-size: 11px;
      }

      p {
        margin: 6px 0 0;
        color: var(--quiet);
        font-size: 12px;
        line-height: 1.4;
      }
    `,
  ];

  @property({ attribute: false }) tracks: readonly TrackFile[] = [];
  @property() chosen = '';

  override render() {
    const chosen = this.tracks.find(({ id }) => id === this.chosen);
    return html`<fieldset>
        <legend class="visually-hidden">Track</legend>
        ${this.tracks.map(
          (track) =>
            html`<label>
              <input
                type="radio"
                name="track"
                .checked=${track.id === this.chosen}
                @change=${() => emit(this, 'gp-track', track.id)}
              />
              ${outline(track)}
              <span class="name">${track.name}</span>
              <span class="length number">${lapLength(track).toFixed(1)} m</span>
            </label>`,
        )}
      </fieldset>
      <p>${chosen?.description}</p>`;
  }
}

/** The centre line, y up the page. */
function outline({ centreLine }: TrackFile) {
  const x = centreLine.map((point) => point[0]);
  const y = centreLine.map((point) => -point[1]);
  const [left, top] = [Math.min(...x), Math.min(...y)];
  const [width, height] = [Math.max(...x) - left, Math.max(...y) - top];
  const pad = 0.06 * Math.max(width, height);
  const path = x.map((px, i) => `${px.toFixed(2)} ${y[i].toFixed(2)}`).join('L');
  return svg`<svg viewBox="${left - pad} ${top - pad} ${width + 2 * pad} ${height + 2 * pad}" aria-hidden="true">
    <path d="M${path}Z" />
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-picker': TrackPicker;
  }
}
