import { html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Maximize, ZoomIn, ZoomOut } from 'lucide';
import type { DesignFault } from '../../../track/design/design-faults.ts';
import type { DesignRoad } from '../../../track/design/design-road.ts';
import { withoutPoint, withPoint, withPointAt } from '../../../track/design/edit-design.ts';
import type { TrackDesign } from '../../../track/design/track-design.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import {
  panned,
  type Place,
  type PlaneSize,
  type PlaneView,
  roundStep,
  toMetres,
  viewOf,
  zoomed,
} from '../../state/plane-view.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icon.ts';
import { grid, marks, road, type Sheet, strokePath } from './plane-drawing.ts';
import { dragged, type Drag, edgeDrag, type Gesture, isDrag, pointDrag } from './plane-gesture.ts';
import { edgeGrips, outwards, pointGrip, type Side, sideOf } from './plane-grips.ts';
import { trackPlaneStyles } from './track-plane-styles.ts';

const ZOOM_STEP = 1.4;
/** A pointer that moves less than this has pressed a place and dragged nothing, CSS pixels. */
const STILL = 4;
/** How near to the road a press is on it, however narrow it is drawn, CSS pixels. */
const ON_ROAD = 14;
/** How closely the road follows what is drawn by hand, CSS pixels. */
const HAND = 6;
/** What an arrow key widens the road by, with Shift or without, metres. */
const WIDENING = { large: 0.25, small: 0.05 } as const;

/**
 * A track from above, through points that can be dragged; or, with the pen, a sheet to draw a line on in one stroke. A
 * press on the road adds a point. At the point that is looked at the edges of the road can be dragged, too. Arrow keys move
 * the point that has the focus by a tenth of a square (with Shift by a half), or its edge out and in; Page keys go to the
 * other points, Insert adds one behind it, Delete removes it; + − 0 zoom.
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
    this.#putBack();
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
        aria-label="Track from above: arrow keys move a point or an edge, Page keys go to the others, Insert adds one behind it, Delete removes it, plus and minus zoom"
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

  #content(sheet: Sheet) {
    const { gesture, design, chosen } = this;
    return svg`${grid(sheet)} ${this.track === null ? nothing : road(sheet, this.track)}
      ${design.points.map((_, index) => pointGrip(sheet, design, index, chosen))}
      ${this.road === null ? nothing : edgeGrips(sheet, this.road, design, chosen)}
      ${this.road === null ? nothing : marks(sheet, this.road, this.faults)}
      ${gesture?.type === 'stroke' ? svg`<path class="stroke" d=${strokePath(sheet, gesture.line)} />` : nothing}`;
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
      this.#putBack();
      this.gesture = { type: 'pinch', view, from: [first, second] };
      return;
    }
    if (this.pen) {
      this.gesture = { type: 'stroke', line: [toMetres(view, this.size, at)] };
      return;
    }
    const grip = (event.target as Element).closest<SVGGElement>('.point, .edge');
    if (grip === null) {
      this.gesture = { type: 'pan', from: at, view, isStill: true };
      return;
    }
    this.#hold(grip, toMetres(view, this.size, at));
  };

  #hold(grip: SVGGElement, at: Place): void {
    const { road, design, chosen } = this;
    const side = sideOf(grip);
    const index = side === undefined ? Number(grip.dataset['index']) : chosen;
    if (side === undefined) this.gesture = pointDrag(design, index, at);
    else if (road !== null) this.gesture = edgeDrag(design, index, side, outwards(road, index, side), at);
    emit(this, 'gp-point', index);
    grip.focus();
  }

  readonly #move = (event: PointerEvent): void => {
    const { gesture, view, size } = this;
    if (gesture === null || view === null || !this.#pointers.has(event.pointerId)) return;
    const at = this.#placeOf(event);
    this.#pointers.set(event.pointerId, at);
    if (isDrag(gesture)) this.#drag(gesture, at, false);
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
    if (isDrag(gesture)) this.#drag(gesture, at, true);
    else if (gesture.type === 'stroke')
      emit(this, 'gp-stroke', { line: gesture.line, tolerance: HAND / view.scale });
    else if (gesture.type === 'pan' && gesture.isStill) this.#addAt(toMetres(view, this.size, at));
  };

  #drag(drag: Drag, at: Place, isDone: boolean): void {
    if (this.view === null) return;
    const design = dragged(this.design, drag, toMetres(this.view, this.size, at));
    emit(this, 'gp-design', { design, isDone });
  }

  #putBack(): void {
    if (this.gesture !== null && isDrag(this.gesture)) emit(this, 'gp-design', null);
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
    const side = sideOf(event.target as Element);
    if (arrow !== undefined && side !== undefined) {
      const step = event.shiftKey ? WIDENING.large : WIDENING.small;
      const width = design.points[chosen][side] + (arrow.x + arrow.y) * step;
      emit(this, 'gp-design', {
        design: withPoint(design, chosen, { [side]: width }),
        isDone: true,
        series: `${side} ${chosen}`,
      });
    } else if (arrow !== undefined) {
      const step = roundStep(view) * (event.shiftKey ? 0.5 : 0.1);
      const { x, y } = design.points[chosen];
      const moved = withPoint(design, chosen, { x: x + arrow.x * step, y: y + arrow.y * step });
      emit(this, 'gp-design', { design: moved, isDone: true, series: `place ${chosen}` });
    } else if (event.key === 'PageDown') this.#choose((chosen + 1) % count, side);
    else if (event.key === 'PageUp') this.#choose((chosen + count - 1) % count, side);
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

  /** Whoever shows the plane has chosen it by then. @param side whose edge is to have the focus; without: the point */
  #choose(index: number, side?: Side): void {
    const grip = side === undefined ? `[data-index="${index}"]` : `[data-side=${side}]`;
    emit(this, 'gp-point', index);
    void this.updateComplete
      .then(() => this.updateComplete)
      .then(() => this.renderRoot.querySelector<SVGGElement>(grip)?.focus());
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

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-plane': TrackPlane;
  }
}
