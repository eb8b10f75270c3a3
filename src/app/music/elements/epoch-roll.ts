import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PARTS } from '../../../music/roll/roll-layout.ts';
import type { InstrumentTrack } from '../../../music/song/song.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { PROBE, PROBE_BEATS } from '../state/probe.ts';

/** Lanes from top to bottom, with the pitches they have room for; drums are drawn in the order of their numbers. */
const LANES = ['melody', 'pad', 'chords', 'bass', 'drums'] as const;
const LANE_HEIGHT = 100;
const BEAT = 50;
/** Semitones around what is played. */
const AIR = 2;

/** What a generator makes of the probe's melody: a lane each for the melody and the parts, to be looked at. */
@customElement('gp-epoch-roll')
export class EpochRoll extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      .lanes {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 8px;
        align-items: center;
      }

      span {
        color: var(--quiet);
        font-size: var(--type-note);
        text-transform: capitalize;
      }

      svg {
        display: block;
        width: 100%;
        height: clamp(34px, 7vh, 62px);
        border-radius: 4px;
        background: var(--ground);
      }

      :host([dense]) svg {
        height: 26px;
      }

      line {
        stroke: var(--line);
        stroke-width: 1;
        vector-effect: non-scaling-stroke;
      }

      line.bar {
        stroke: var(--line-strong);
      }
    `,
  ];

  /** In the order of `PARTS`; empty: the melody alone. */
  @property({ attribute: false }) tracks: readonly InstrumentTrack[] = [];

  override render() {
    return html`<div class="lanes" role="img" aria-label=${this.#words}>
      ${LANES.map((lane) => html`<span>${lane}</span>${this.#lane(lane)}`)}
    </div>`;
  }

  get #words(): string {
    const counts = PARTS.map((part, i) => `${this.tracks[i]?.notes.length ?? 0} notes of ${part}`);
    return `Four bars of Twinkle Twinkle with ${counts.join(', ')}`;
  }

  #lane(lane: (typeof LANES)[number]) {
    const track = lane === 'melody' ? PROBE.tracks[0] : this.tracks[PARTS.indexOf(lane)];
    const notes = (track?.notes ?? []).filter(({ onset }) => onset < PROBE_BEATS);
    const pitches = notes.map(({ pitch }) => pitch);
    const low = Math.min(...pitches, 127) - AIR;
    const rows = Math.max(...pitches, low + 2 * AIR) + AIR - low;
    const height = LANE_HEIGHT / Math.max(12, rows);
    return html`<svg
      viewBox="0 0 ${PROBE_BEATS * BEAT} ${LANE_HEIGHT}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${Array.from({ length: PROBE_BEATS }, (_, beat) => {
        return svg`<line class=${beat % 4 === 0 ? 'bar' : ''} x1=${beat * BEAT} x2=${beat * BEAT} y1="0" y2=${LANE_HEIGHT}></line>`;
      })}
      ${notes.map(
        ({ pitch, onset, duration }) =>
          svg`<rect
            x=${onset * BEAT + 1}
            y=${LANE_HEIGHT - (pitch - low + 1) * height}
            width=${Math.max(3, duration * BEAT - 2)}
            height=${Math.max(3, height - 1)}
            style="fill:var(--part-${lane})"
          ></rect>`,
      )}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-epoch-roll': EpochRoll;
  }
}
