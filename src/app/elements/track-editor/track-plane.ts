import { html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Maximize, ZoomIn, ZoomOut } from 'lucide';
import type { DesignFault } from '../../../track/design/design-faults.ts';
import type { DesignRoad } from '../../../track/design/design-road.ts';
import { withoutPoint, withPoint, withPointAt } from '../../../track/design/edit-design.ts';
import type { DesignPoint, TrackDesign } from '../../../track/design/track-design.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import {
  panned,
  type Place,
  type PlaneSize,
  type PlaneView,
  roundStep,
  toMetres,
  toPixels,
  viewOf,
  zoomed,
} from '../../state/plane-view.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icon.ts';
import { grid, marks, road, strokePath } from './plane-drawing.ts';
import { trackPlaneStyles } from './track-plane-styles.ts';

const ZOOM_STEP = 1.4;
/** A pointer that moves less than this has pressed a place and dragged nothing, CSS pixels. */
const STILL = 4;
/** How near to the road a press is on it, however narrow it is drawn, CSS pixels. */
const ON_ROAD = 14;
/** How closely the road follows what is drawn by hand, CSS pixels. */
const HAND = 6;

/** What the pointers that are down are doing. */
type Gesture =
  | { readonly type: 'point'; readonly index: number; readonly offset: Place }
  | { readonly type: 'pan'; readonly from: Place; readonly view: PlaneView; readonly isStill: boolean }
  | { readonly type: 'pinch'; readonly view: PlaneView; readonly from: readonly [Place, Place] }
  | { readonly type: 'stroke'; readonly line: readonly Place[] };

/**
 * A track from above, through points that can be dragged; or, with the pen, a sheet to draw a line on in one stroke. A
 * press on the road adds a point. Arrow keys move the point that has the focus by a tenth of a square (with Shift by a
 * half), Page keys go to the others, Insert adds one behind it, Delete removes it; + − 0 zoom.
 * @fires gp-design @fires gp-point @fires gp-stroke
 */
@customElement('gp-track-plane')
export class TrackPlane extends LitElement {
  static override readonly styles = [sharedStyles, trackPlaneStyles];

  @property({ attribute: false }) design: TrackDesign = { points: [] };
  /** What the design makes. */
  @property({ attribute: false }) road: DesignRoad | null = null;
  @property({ attribute: false }) track: TrackFile | null = null;
  @property({ attribute: false }) faults: readonly DesignFault[] = [];
  /** Index of the point that is looked at. */
  @property({ type: Number }) chosen = 0;
  /** Whether the pen is in the hand. */
  @property({ type: Boolean }) pen = false;
  @state() private view: PlaneView | null = null;
  @state() private size: PlaneSize = { width: 0, height: 0 };
  @state() private gesture: Gesture | null = null;
  @query('svg.sheet') private readonly sheet!: SVGSVGElement;
  readonly #pointers = new Map<number, Place>();
  /** Whether the person has chosen what part is shown. */
  #isPlaced = false;
  readonly #watch = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    this.size = { width, height };
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  /** Whether something is being dragged or drawn. */
  get isBusy(): boolean {
    return this.gesture !== null;
  }

  /** Shows the whole track. */
  fit(): void {
    this.#isPlaced = false;
    this.view = null;
  }

  /** Brings a place of the road into the middle. */
  show(place: number): void {
    if (this.view === null || this.road === null) return;
    this.#place({ ...this.view, x: this.road.x[place], y: this.road.y[place] });
  }

  /** Puts back what is being dragged, and lets go of it. */
  cancel(): void {
    if (this.gesture?.type === 'point') emit(this, 'gp-design', null);
    this.gesture = null;
    this.#pointers.clear();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { road, size } = this;
    if (road === null || size.width === 0) return;
    const isResized = (changed as Map<string, unknown>).has('size') && !this.#isPlaced;
    if (this.view !== null && !isResized) return;
    this.view = viewOf(cornersOf(road), size);
  }

  override render() {
    const { view, size } = this;
    return html`<svg
        class="sheet ${this.pen ? 'draw' : ''}"
        role="group"
        aria-label="Track from above: arrow keys move a point, Page keys go to the others, Insert adds one behind it, Delete removes it, plus and minus zoom"
        @pointerdown=${this.#press}
        @pointermove=${this.#move}
        @pointerup=${this.#release}
        @pointercancel=${() => this.cancel()}
        @wheel=${this.#wheel}
        @keydown=${this.#key}
      >
        ${view === null ? nothing : this.#content({ view, size })}
      </svg>
      <div class="zoom">
        <button
          class="icon-button"
          aria-label="Zoom in"
          title="Zoom in (+)"
          @click=${() => this.#zoom(ZOOM_STEP)}
        >
          ${icon(ZoomIn)}
        </button>
        <button
          class="icon-button"
          aria-label="Zoom out"
          title="Zoom out (−)"
          @click=${() => this.#zoom(1 / ZOOM_STEP)}
        >
          ${icon(ZoomOut)}
        </button>
        <button
          class="icon-button"
          aria-label="Show the whole track"
          title="Show the whole track (0)"
          @click=${() => this.fit()}
        >
          ${icon(Maximize)}
        </button>
      </div>`;
  }

  #content(sheet: { readonly view: PlaneView; readonly size: PlaneSize }) {
    const { gesture } = this;
    return svg`${grid(sheet)} ${this.track === null ? nothing : road(sheet, this.track)}
      ${this.design.points.map((point, index) => this.#point(point, index, sheet))}
      ${this.road === null ? nothing : marks(sheet, this.road, this.faults)}
      ${gesture?.type === 'stroke' ? svg`<path class="stroke" d=${strokePath(sheet, gesture.line)} />` : nothing}`;
  }

  #point(point: DesignPoint, index: number, { view, size }: { view: PlaneView; size: PlaneSize }) {
    const { x, y } = toPixels(view, size, point);
    const isChosen = index === this.chosen;
    const count = this.design.points.length;
    return svg`<g
      class="point ${isChosen ? 'chosen' : ''}"
      tabindex=${isChosen ? 0 : -1}
      role="button"
      aria-label="Point ${index + 1} of ${count}${index === 0 ? ', the start line' : ''}: ${describe(point)}"
      data-index=${index}
    >
      <circle class="reach" cx=${x} cy=${y} r="16"></circle>
      <circle class="dot" cx=${x} cy=${y} r=${isChosen ? 8 : 6}></circle>
    </g>`;
  }

  readonly #press = (event: PointerEvent): void => {
    const { view } = this;
    if (view === null || event.button !== 0) return;
    const at = this.#placeOf(event);
    this.#pointers.set(event.pointerId, at);
    // Moves and the end come to the plane even where the pointer has left it.
    this.sheet.setPointerCapture(event.pointerId);
    const [first, second] = [...this.#pointers.values()];
    if (second !== undefined) {
      if (this.gesture?.type === 'point') emit(this, 'gp-design', null);
      this.gesture = { type: 'pinch', view, from: [first, second] };
      return;
    }
    if (this.pen) {
      this.gesture = { type: 'stroke', line: [toMetres(view, this.size, at)] };
      return;
    }
    const grip = (event.target as Element).closest<SVGGElement>('.point');
    if (grip === null) {
      this.gesture = { type: 'pan', from: at, view, isStill: true };
      return;
    }
    const index = Number(grip.dataset['index']);
    const centre = toPixels(view, this.size, this.design.points[index]);
    this.gesture = { type: 'point', index, offset: { x: centre.x - at.x, y: centre.y - at.y } };
    emit(this, 'gp-point', index);
    grip.focus();
  };

  readonly #move = (event: PointerEvent): void => {
    const { gesture, view, size } = this;
    if (gesture === null || view === null || !this.#pointers.has(event.pointerId)) return;
    const at = this.#placeOf(event);
    this.#pointers.set(event.pointerId, at);
    if (gesture.type === 'point') this.#drag(gesture, at, false);
    else if (gesture.type === 'stroke') {
      this.gesture = { ...gesture, line: [...gesture.line, toMetres(view, size, at)] };
    } else if (gesture.type === 'pan') {
      const [right, down] = [at.x - gesture.from.x, at.y - gesture.from.y];
      if (gesture.isStill && Math.hypot(right, down) < STILL) return;
      this.gesture = { ...gesture, isStill: false };
      this.#place(panned(gesture.view, right, down));
    } else this.#pinch(gesture);
  };

  readonly #release = (event: PointerEvent): void => {
    const { gesture, view } = this;
    if (!this.#pointers.delete(event.pointerId) || gesture === null || view === null) return;
    if (gesture.type === 'pinch' && this.#pointers.size > 0) return;
    this.gesture = null;
    const at = this.#placeOf(event);
    if (gesture.type === 'point') this.#drag(gesture, at, true);
    else if (gesture.type === 'stroke')
      emit(this, 'gp-stroke', { line: gesture.line, tolerance: HAND / view.scale });
    else if (gesture.type === 'pan' && gesture.isStill) this.#addAt(toMetres(view, this.size, at));
  };

  #drag({ index, offset }: Gesture & { type: 'point' }, at: Place, isDone: boolean): void {
    if (this.view === null) return;
    const place = toMetres(this.view, this.size, { x: at.x + offset.x, y: at.y + offset.y });
    emit(this, 'gp-design', { design: withPoint(this.design, index, place), isDone });
  }

  #pinch({ view, from }: Gesture & { type: 'pinch' }): void {
    const [a, b] = [...this.#pointers.values()];
    if (a === undefined || b === undefined) return;
    const spread = (p: Place, q: Place): number => Math.max(Math.hypot(p.x - q.x, p.y - q.y), 1);
    const middle = (p: Place, q: Place): Place => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
    const [before, now] = [middle(...from), middle(a, b)];
    const larger = zoomed(view, this.size, spread(a, b) / spread(...from), before);
    this.#place(panned(larger, now.x - before.x, now.y - before.y));
  }

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    if (this.view === null) return;
    // Lines or pages are fewer than pixels.
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30);
    this.#place(zoomed(this.view, this.size, Math.exp(-pixels / 400), this.#placeOf(event)));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { view, design, chosen } = this;
    if (view === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const count = design.points.length;
    if (arrow !== undefined) {
      const step = roundStep(view) * (event.shiftKey ? 0.5 : 0.1);
      const { x, y } = design.points[chosen];
      const moved = withPoint(design, chosen, { x: x + arrow.x * step, y: y + arrow.y * step });
      emit(this, 'gp-design', { design: moved, isDone: true });
    } else if (event.key === 'PageDown') this.#choose((chosen + 1) % count);
    else if (event.key === 'PageUp') this.#choose((chosen + count - 1) % count);
    else if (event.key === 'Insert') this.#addBehind(chosen);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#remove(chosen);
    else if (event.key === '+' || event.key === '=') this.#zoom(ZOOM_STEP);
    else if (event.key === '-') this.#zoom(1 / ZOOM_STEP);
    else if (event.key === '0') this.fit();
    else return;
    event.preventDefault();
    // The page listens to keys, too.
    event.stopPropagation();
  };

  #zoom(factor: number): void {
    const { view, size } = this;
    if (view !== null) this.#place(zoomed(view, size, factor, { x: size.width / 2, y: size.height / 2 }));
  }

  #place(view: PlaneView): void {
    this.#isPlaced = true;
    this.view = view;
  }

  #addAt({ x, y }: Place): void {
    const { road, view, design } = this;
    if (road === null || view === null) return;
    let place = 0;
    const distance = (i: number): number => Math.hypot(road.x[i] - x, road.y[i] - y);
    for (let i = 1; i < road.x.length; i++) if (distance(i) < distance(place)) place = i;
    const reach = Math.max(road.left[place], road.right[place], ON_ROAD / view.scale);
    if (distance(place) <= reach) this.#add(withPointAt(design, road, place));
  }

  #addBehind(index: number): void {
    const { road, design } = this;
    if (road === null) return;
    const place = Math.round((road.placeOf[index] + road.placeOf[index + 1]) / 2);
    this.#add(withPointAt(design, road, place));
  }

  #add(added: ReturnType<typeof withPointAt>): void {
    if (added === null) return;
    emit(this, 'gp-design', { design: added.design, isDone: true });
    this.#choose(added.index);
  }

  #remove(index: number): void {
    const design = withoutPoint(this.design, index);
    if (design === null) return;
    emit(this, 'gp-design', { design, isDone: true });
    this.#choose(Math.min(index, design.points.length - 1));
  }

  /** Whoever shows the plane has chosen it by then. */
  #choose(index: number): void {
    emit(this, 'gp-point', index);
    void this.updateComplete
      .then(() => this.updateComplete)
      .then(() => this.renderRoot.querySelector<SVGGElement>(`[data-index="${index}"]`)?.focus());
  }

  #placeOf({ clientX, clientY }: MouseEvent): Place {
    const { left, top } = this.sheet.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}

/** Of squares around all places that hold the road there. */
function cornersOf({ x, y, left, right }: DesignRoad): Place[] {
  return Array.from(x, (_, i) => Math.max(left[i], right[i])).flatMap((width, i) => [
    { x: x[i] - width, y: y[i] - width },
    { x: x[i] + width, y: y[i] + width },
  ]);
}

const ARROWS: Readonly<Record<string, Place | undefined>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

function describe({ x, y, left, right }: DesignPoint): string {
  return `x ${x.toFixed(2)} m, y ${y.toFixed(2)} m, ${(left + right).toFixed(2)} m wide`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-plane': TrackPlane;
  }
}
