import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DesignRoad } from '../../../track/design/design-road.ts';
import { POINT_LIMITS, withPoint } from '../../../track/design/edit-design.ts';
import type { TrackDesign } from '../../../track/design/track-design.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { emit } from '../emit.ts';

/** What is drawn along the lap. */
type Part = 'elevation' | 'banking';

interface Band {
  readonly part: Part;
  readonly name: string;
  readonly unit: string;
  /** What an arrow key changes; to this it is rounded where it is dragged. */
  readonly step: number;
  /** The highest value that is shown where none is higher. */
  readonly usual: number;
  readonly digits: number;
}

const BANDS: readonly Band[] = [
  { part: 'elevation', name: 'Height', unit: ' m', step: 0.05, usual: 1, digits: 2 },
  { part: 'banking', name: 'Banking', unit: '°', step: 1, usual: 20, digits: 0 },
];
/** Left free beside, above and under what is drawn, CSS pixels. */
const PAD = { left: 52, right: 14, top: 10, bottom: 8 };
const HEIGHT = 66;

/** A point that is being dragged. */
interface Grip {
  readonly band: Band;
  readonly index: number;
  readonly scale: Scale;
}

/** Where a band lies and which values its upper and lower end stand for. */
interface Scale {
  readonly top: number;
  readonly bottom: number;
  readonly high: number;
  readonly low: number;
}

/**
 * Height of the road's lower edge and banking along the lap, whose points are dragged up and down. Up and Down keys change
 * the point that has the focus, Left and Right go to the others.
 * @fires gp-design @fires gp-point
 */
@customElement('gp-track-profile')
export class TrackProfile extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        background: var(--panel);
        border-top: 1px solid var(--line);
      }

      svg {
        display: block;
        width: 100%;
        height: ${2 * HEIGHT}px;
        touch-action: pan-y;
        user-select: none;
      }

      text {
        fill: var(--quiet);
        font-size: var(--type-tiny);
        font-variant-numeric: tabular-nums;
      }

      .name {
        fill: var(--text);
      }

      line {
        stroke: var(--line);
      }

      path {
        fill: none;
        stroke: var(--text);
        stroke-width: 1.5;
      }

      .point {
        cursor: ns-resize;
        outline: none;
        touch-action: none;
      }

      .reach {
        fill: transparent;
      }

      .dot {
        fill: var(--policy);
        stroke: var(--panel);
        stroke-width: 1.5;
      }

      .chosen .dot {
        fill: var(--learning-line);
      }

      .point:focus-visible .dot {
        stroke: var(--text);
        stroke-width: 2.5;
      }
    `,
  ];

  @property({ attribute: false }) design: TrackDesign = { points: [] };
  @property({ attribute: false }) road: DesignRoad | null = null;
  @property({ type: Number }) chosen = 0;
  @state() private width = 0;
  @query('svg') private readonly sheet!: SVGSVGElement;
  #grip: Grip | null = null;
  readonly #watch = new ResizeObserver(([entry]) => (this.width = entry.contentRect.width));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  /** Whether a point is being dragged. */
  get isBusy(): boolean {
    return this.#grip !== null;
  }

  /** Puts back what is being dragged, and lets go of it. */
  cancel(): void {
    if (this.#grip !== null) emit(this, 'gp-design', null);
    this.#grip = null;
  }

  override render() {
    const { road } = this;
    return html`<svg
      role="group"
      aria-label="Height and banking along the lap"
      @pointermove=${this.#move}
      @pointerup=${this.#release}
      @pointercancel=${() => this.cancel()}
    >
      ${road === null || this.width === 0 ? nothing : BANDS.map((band, i) => this.#band(band, i, road))}
    </svg>`;
  }

  #band(band: Band, row: number, road: DesignRoad) {
    const scale = this.#scaleOf(band, row);
    const values = band.part === 'elevation' ? road.lowEdge : road.banking;
    const line = Array.from(
      values,
      (value, i) => `${this.#across(road, road.s[i]).toFixed(1)} ${heightOf(scale, value).toFixed(1)}`,
    );
    line.push(`${this.width - PAD.right} ${heightOf(scale, values[0]).toFixed(1)}`);
    const zero = heightOf(scale, 0);
    return svg`<text class="name" x="8" y=${scale.top + 8}>${band.name}</text>
      <text x="8" y=${scale.top + 23}>${signed(scale.high)}${band.unit}</text>
      ${scale.low < 0 ? svg`<text x="8" y=${scale.bottom}>${signed(scale.low)}${band.unit}</text>` : nothing}
      <line x1=${PAD.left} x2=${this.width - PAD.right} y1=${zero} y2=${zero}></line>
      <path d="M${line.join('L')}"></path>
      ${this.design.points.map((_, index) => this.#point(band, index, scale, road))}`;
  }

  #point(band: Band, index: number, scale: Scale, road: DesignRoad) {
    const value = this.design.points[index][band.part];
    const x = this.#across(road, road.s[road.placeOf[index]]);
    const y = heightOf(scale, value);
    const isChosen = index === this.chosen;
    return svg`<g
      class="point ${isChosen ? 'chosen' : ''}"
      tabindex=${isChosen ? 0 : -1}
      role="slider"
      aria-orientation="vertical"
      aria-label="${band.name} at point ${index + 1}"
      aria-valuemin=${POINT_LIMITS[band.part].low}
      aria-valuemax=${POINT_LIMITS[band.part].high}
      aria-valuenow=${Number(value.toFixed(band.digits))}
      aria-valuetext="${value.toFixed(band.digits)}${band.unit}"
      data-key="${band.part} ${index}"
      @pointerdown=${(event: PointerEvent) => this.#press(event, { band, index, scale })}
      @keydown=${(event: KeyboardEvent) => this.#key(event, band, index)}
    >
      <circle class="reach" cx=${x} cy=${y} r="13"></circle>
      <circle class="dot" cx=${x} cy=${y} r=${isChosen ? 6 : 4.5}></circle>
    </g>`;
  }

  #across({ length }: DesignRoad, s: number): number {
    return PAD.left + (s / length) * (this.width - PAD.left - PAD.right);
  }

  /** What is dragged must not change the scale that it is dragged on. */
  #scaleOf({ part, usual }: Band, row: number): Scale {
    if (this.#grip?.band.part === part) return this.#grip.scale;
    const most = Math.max(...this.design.points.map((point) => Math.abs(point[part])));
    const high = Math.min(Math.max(usual, Math.ceil((4 * most) / 3)), POINT_LIMITS[part].high);
    const low = part === 'banking' ? -high : 0;
    return { top: row * HEIGHT + PAD.top, bottom: (row + 1) * HEIGHT - PAD.bottom, high, low };
  }

  #press(event: PointerEvent, grip: Grip): void {
    if (event.button !== 0) return;
    this.#grip = grip;
    this.sheet.setPointerCapture(event.pointerId);
    emit(this, 'gp-point', grip.index);
    (event.currentTarget as SVGGElement).focus();
  }

  readonly #move = (event: PointerEvent): void => this.#drag(event, false);

  readonly #release = (event: PointerEvent): void => {
    this.#drag(event, true);
    this.#grip = null;
    this.requestUpdate();
  };

  #drag({ clientY }: PointerEvent, isDone: boolean): void {
    if (this.#grip === null) return;
    const { band, index, scale } = this.#grip;
    const y = clientY - this.sheet.getBoundingClientRect().top;
    const share = (scale.bottom - y) / (scale.bottom - scale.top);
    const value = scale.low + Math.min(Math.max(share, 0), 1) * (scale.high - scale.low);
    const rounded = Math.round(value / band.step) * band.step;
    emit(this, 'gp-design', { design: withPoint(this.design, index, { [band.part]: rounded }), isDone });
  }

  #key(event: KeyboardEvent, band: Band, index: number): void {
    const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (steps === undefined && turn === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const { points } = this.design;
    if (steps !== undefined) {
      const value = points[index][band.part] + steps * band.step;
      const rounded = Math.round(value / band.step) * band.step;
      const design = withPoint(this.design, index, { [band.part]: rounded });
      emit(this, 'gp-design', { design, isDone: true, series: `${band.part} ${index}` });
    } else {
      const next = (index + turn! + points.length) % points.length;
      emit(this, 'gp-point', next);
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<SVGGElement>(`[data-key="${band.part} ${next}"]`)?.focus(),
      );
    }
  }
}

function heightOf({ top, bottom, high, low }: Scale, value: number): number {
  return bottom - ((value - low) / (high - low)) * (bottom - top);
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-profile': TrackProfile;
  }
}
