import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TrackFile } from '../../../track/track-file.ts';
import { roadShape } from '../../elements/track-outline.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

/** A piece of a drive in one colour. */
export interface ColouredPath {
  /** x, y one after the other [m] */
  readonly points: readonly number[];
  /** CSS */
  readonly colour: string;
}

/** A car on the map. */
export interface MappedCar {
  readonly x: number;
  readonly y: number;
  /** [rad] */
  readonly heading: number;
  /** CSS */
  readonly colour: string;
}

/** Something at a place: what it is stands in its title. */
export interface MapMark {
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

/** Room round the road [m] */
const MARGIN = 0.5;

/** A track from above, with drives over it and cars on it. */
@customElement('gp-drive-map')
export class DriveMap extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      svg {
        display: block;
        width: 100%;
        height: var(--map-height, 180px);
        border-radius: 6px;
        background: var(--ground);
      }

      .road {
        fill: color-mix(in oklab, var(--text) 16%, var(--ground));
        stroke: var(--line-strong);
        stroke-width: 1px;
        vector-effect: non-scaling-stroke;
      }

      polyline {
        fill: none;
        stroke-width: 2.2px;
        stroke-linecap: round;
        stroke-linejoin: round;
        vector-effect: non-scaling-stroke;
      }

      .mark {
        fill: none;
        stroke: var(--off);
        stroke-width: 2px;
        vector-effect: non-scaling-stroke;
      }
    `,
  ];

  @property({ attribute: false }) track: TrackFile | null = null;
  @property({ attribute: false }) paths: readonly ColouredPath[] = [];
  @property({ attribute: false }) cars: readonly MappedCar[] = [];
  @property({ attribute: false }) marks: readonly MapMark[] = [];
  /** What is to be seen, for those who do not see it. */
  @property() label = '';
  #box = '0 0 1 1';
  #road = '';
  /** Made once for drives that stay while cars move. */
  #lines: readonly TemplateResult[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('track') && this.track !== null) this.#lay(this.track);
    if (changed.has('paths'))
      this.#lines = this.paths.map(
        ({ points, colour }) => svg`<polyline points=${flipped(points)} style="stroke:${colour}" />`,
      );
  }

  override render() {
    if (this.track === null) return nothing;
    return html`<svg viewBox=${this.#box} role="img" aria-label=${this.label}>
      <path class="road" d=${this.#road} fill-rule="evenodd" />
      ${this.#lines}
      ${this.marks.map(
        ({ x, y, title }) =>
          svg`<circle class="mark" cx=${x} cy=${-y} r="0.22"><title>${title}</title></circle>`,
      )}
      ${this.cars.map(
        ({ x, y, heading, colour }) =>
          svg`<path d="M0.26 0L-0.16 0.15L-0.16 -0.15Z" style="fill:${colour};stroke:var(--ground);stroke-width:0.04"
            transform="translate(${x} ${-y}) rotate(${(-heading * 180) / Math.PI})" />`,
      )}
    </svg>`;
  }

  #lay(track: TrackFile): void {
    const { path, x, y, width, height } = roadShape(track);
    this.#box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].join(' ');
    this.#road = path;
  }
}

function flipped(points: readonly number[]): string {
  return points.map((value, i) => (i % 2 === 0 ? value : -value).toFixed(2)).join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-drive-map': DriveMap;
  }
}
