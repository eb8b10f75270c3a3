import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NoteDifference } from '../../../../music/editing/note-difference.ts';
import type { Note } from '../../../../music/song/song.ts';
import { emit } from '../../../elements/emit.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { MusicAction } from '../../state/music-action.ts';
import type { RollTool } from '../../state/music-state.ts';
import { emptyPiece, endOf, melodyOf, partsOf, type Piece } from '../../state/own-song.ts';
import { drawRoll } from './draw-roll.ts';
import { pianoRollStyles } from './piano-roll-styles.ts';
import { coloursOf, type RollColours } from './roll-colours.ts';
import type { Brush, RollPlace } from './roll-gesture.ts';
import { actionOfKey } from './roll-keys.ts';
import { type Pointed, RollPointer } from './roll-pointer.ts';
import {
  beatAt,
  fittedView,
  KEYS_WIDTH,
  LANE_HEIGHT,
  pitchAt,
  type RollView,
  sheetSize,
  withNoteInView,
  withNotesInView,
  xOf,
  zoomedView,
} from './roll-view.ts';
import { describeSelection } from './roll-words.ts';
import { ZOOM_STEP } from './roll-zoom.ts';

/** Beats that are shown of a longer song at first. */
const READABLE = 64;

/**
 * The melody as notes over time. A press on nothing adds a note or begins a frame (`tool`; with Shift always a frame), notes
 * are dragged and drawn longer at their ends, the secondary button removes them; the ruler leads through the song, the keys at
 * the side sound. Keys of the computer are told in `actionOfKey`; + − 0 zoom, as does `gp-roll-zoom`.
 * @fires gp-music
 */
@customElement('gp-piano-roll')
export class PianoRoll extends LitElement {
  static override readonly styles = [sharedStyles, pianoRollStyles];

  /** Of another song all is shown first. */
  @property() songId = '';
  @property({ attribute: false }) piece: Piece = emptyPiece('');
  /** Indices of the tracks that are not heard. */
  @property({ attribute: false }) silent: ReadonlySet<number> = new Set();
  @property({ attribute: false }) selected: ReadonlySet<Note> = new Set();
  /** What an edit in style has changed; null: nothing is marked. */
  @property({ attribute: false }) marks: NoteDifference | null = null;
  /** What a model has made last: of its first note on it is brought into the picture. */
  @property({ attribute: false }) lookAt: readonly Note[] = [];
  /** Whether the melody is being edited in a style. */
  @property({ type: Boolean }) editing = false;
  @property() tool: RollTool = 'draw';
  /** Beats between two lines of the grid, and whether notes are laid on them. */
  @property({ type: Number }) grid = 1;
  @property({ type: Boolean }) snaps = true;
  /** Whether somebody records: then nobody needs to be told how to begin. */
  @property({ type: Boolean }) recording = false;
  @property() theme = 'dark';
  @state() private view: RollView | null = null;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  @query('.scroller') private readonly scroller!: HTMLElement;
  @query('.playhead') private readonly playhead!: HTMLElement;
  #colours: RollColours | null = null;
  #beat = 0;
  #fresh: readonly Note[] = [];
  /** What the hand does once it sees the notes that an edit in style has come to. */
  #waiting: (() => void) | null = null;
  /** New notes are like the last one that somebody had in hand. */
  #brush: Brush = { duration: 1, velocity: 80 };
  readonly #pointer = new RollPointer({
    pointed: () => this.#pointed,
    act: (action) => this.#do(action),
    redraw: () => this.#draw(),
  });
  readonly #watch = new ResizeObserver(() => this.#resize());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  /** Shows all of the song's width, and its notes in the middle. */
  fit(): void {
    this.#look(fittedView(this.#size, this.#notes, this.#end));
  }

  /** What a song begins with: as much of it as can be read. */
  #open(): void {
    this.#look(fittedView(this.#size, this.#notes, Math.min(this.#end, READABLE)));
  }

  /** @param factor above 1 shows less, larger */
  zoom(factor: number): void {
    const { view } = this;
    if (view === null) return;
    // What is at the playhead stays there, if it is to be seen.
    const x = xOf(view, this.#beat);
    const at = x > KEYS_WIDTH && x < view.width ? x : view.width / 2;
    this.#look(zoomedView(view, factor, Math.sqrt(factor), at, view.height / 2));
  }

  /** Where one is in the song, before every picture. @param fresh what is being recorded @param follows keeps it in the picture */
  show(beat: number, fresh: readonly Note[], follows: boolean): void {
    const { view } = this;
    if (beat === this.#beat && fresh.length === 0 && this.#fresh.length === 0) return;
    this.#beat = beat;
    if (follows && view !== null) {
      const x = xOf(view, beat);
      if (x > view.width - 12 || x < KEYS_WIDTH) this.scroller.scrollLeft = beat * view.pixelsPerBeat - 24;
    }
    if (fresh.length > 0 || this.#fresh.length > 0) {
      this.#fresh = fresh;
      this.#draw();
    }
    this.#placePlayhead();
  }

  override render() {
    const { view } = this;
    const { width, height } = view === null ? { width: 0, height: 0 } : sheetSize(view, this.#end);
    return html`<div
        class="scroller"
        tabindex="0"
        role="application"
        aria-label="Piano roll of the melody. Page keys go from note to note, arrow keys move a note, with Shift by octaves and longer or shorter, with Alt up and down harder or softer. Enter adds a note, Delete removes it, Escape selects none, plus and minus zoom."
        @scroll=${this.#scrolled}
        @keydown=${this.#key}
        @wheel=${this.#wheel}
      >
        <div style="width:${width}px;height:${height}px">
          <canvas
            aria-hidden="true"
            @pointerdown=${(event: PointerEvent) => this.#press(event)}
            @pointermove=${(event: PointerEvent) => this.#move(event)}
            @pointerup=${(event: PointerEvent) => this.#release(event)}
            @pointercancel=${() => this.#pointer.cancel()}
            @touchstart=${(event: TouchEvent) => this.#touch(event)}
            @contextmenu=${(event: Event) => event.preventDefault()}
          ></canvas>
        </div>
      </div>
      <div class="playhead" hidden></div>
      ${
        this.#notes.length === 0 && !this.recording
          ? html`<p class="empty">
              Press here to draw a note, record from the keyboard below, or choose a melody.
            </p>`
          : ''
      }
      <div class="visually-hidden" aria-live="polite">
        ${describeSelection(this.#notes, this.selected, this.piece.song)}
      </div>`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('theme')) this.#colours = null;
    if (changed.has('piece')) this.style.setProperty('--floor', `${this.#floor}px`);
    if (this.view === null) return;
    if (changed.has('songId')) this.#open();
    else this.#resize();
    if (changed.has('lookAt')) this.#goTo(withNotesInView(this.view, this.lookAt));
    else if (changed.has('selected') && !this.#pointer.isBusy) this.#reveal();
    const last = this.#notes.findLast((note) => this.selected.has(note));
    if (changed.has('selected') && last) this.#brush = { duration: last.duration, velocity: last.velocity };
  }

  override updated(changed: PropertyValues<this>): void {
    // Of a finger that scrolls, the browser knows best where it is.
    const { view } = this;
    if (view !== null && (changed as Map<string, unknown>).has('view')) {
      if (this.scroller.scrollLeft !== view.left) this.scroller.scrollLeft = view.left;
      if (this.scroller.scrollTop !== view.top) this.scroller.scrollTop = view.top;
    }
    this.#draw();
    this.#placePlayhead();
    if (changed.has('lookAt') && this.lookAt.length > 0) this.scrollIntoView({ block: 'nearest' });
    if (changed.has('editing') && !this.editing) this.#goOn();
  }

  get #notes(): readonly Note[] {
    return melodyOf(this.piece).notes;
  }

  get #end(): number {
    return endOf(this.piece);
  }

  get #size(): Pick<RollView, 'width' | 'height' | 'floor'> {
    // Without the scrollbars.
    const { clientWidth, clientHeight } = this.scroller;
    return { width: clientWidth, height: clientHeight, floor: this.#floor };
  }

  /** Height of the parts' lanes. */
  get #floor(): number {
    return partsOf(this.piece).length * LANE_HEIGHT;
  }

  #look(view: RollView): void {
    this.view = view;
  }

  #resize(): void {
    const size = this.#size;
    if (size.width === 0 || size.height === 0) return;
    const { view } = this;
    if (view === null) return this.#open();
    const isSame = view.width === size.width && view.height === size.height && view.floor === size.floor;
    if (isSame) return;
    // The melody stays in the middle when lanes come and go.
    const { top, rowHeight } = view.floor === size.floor ? view : fittedView(size, this.#notes, this.#end);
    this.#look({ ...view, ...size, top, rowHeight });
  }

  readonly #scrolled = (): void => {
    const { view } = this;
    const { scrollLeft: left, scrollTop: top } = this.scroller;
    if (view === null || (view.left === left && view.top === top)) return;
    this.#look({ ...view, left, top });
  };

  /** Brings what is selected by keys into the picture, and what is new where nothing of it is to be seen. */
  #reveal(): void {
    const { view } = this;
    const chosen = this.#notes.filter((note) => this.selected.has(note));
    if (view === null || chosen.length === 0) return;
    const isOut = (note: Note): boolean => withNoteInView(view, note) !== view;
    if (this.renderRoot.querySelector(':focus') === null && !chosen.every(isOut)) return;
    this.#goTo(withNoteInView(view, chosen[0]));
  }

  /** As far as there is something to be seen. */
  #goTo(view: RollView): void {
    const { width, height } = sheetSize(view, this.#end);
    const left = Math.min(view.left, Math.max(0, width - view.width));
    this.#look({ ...view, left, top: Math.min(view.top, Math.max(0, height - view.height)) });
  }

  #draw(): void {
    const { view, canvas, selected, grid, piece } = this;
    const context = canvas.getContext('2d');
    if (view === null || context === null) return;
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
      Object.assign(canvas.style, { width: `${view.width}px`, height: `${view.height}px` });
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const picture = {
      song: piece.song,
      notes: this.#notes,
      selected,
      marks: this.marks,
      fresh: this.#fresh,
      lanes: partsOf(piece).map((track, i) => ({ track, isSilent: this.silent.has(i + 1) })),
      end: this.#end,
      grid,
      frame: this.#pointer.frame,
    };
    drawRoll(context, view, picture, (this.#colours ??= coloursOf(this)));
  }

  #placePlayhead(): void {
    const { view, playhead } = this;
    if (view === null) return;
    const x = xOf(view, this.#beat);
    playhead.hidden = x < KEYS_WIDTH - 1 || x > view.width;
    playhead.style.transform = `translateX(${x.toFixed(1)}px)`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#pointer.isBusy) this.#pointer.cancel();
    else if (event.key === '+' || event.key === '=') this.zoom(ZOOM_STEP);
    else if (event.key === '-') this.zoom(1 / ZOOM_STEP);
    else if (event.key === '0') this.fit();
    else {
      const { selected, grid: step } = this;
      const target = { notes: this.#notes, selected, step, beat: this.#beat, brush: this.#brush };
      const action = actionOfKey(event, target);
      if (action === null) return;
      if (this.editing && action.type !== 'seek') this.#afterEditing(() => this.#key(event));
      else this.#do(action);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #wheel = (event: WheelEvent): void => {
    const { view } = this;
    if (view === null || !event.ctrlKey) return;
    event.preventDefault();
    const { x, y } = this.#placeOf(event);
    this.#look(zoomedView(view, Math.exp(-event.deltaY / 300), 1, x, y));
  };

  /** A finger on a note moves that, and not the page. */
  #touch(event: TouchEvent): void {
    if (this.view !== null && this.#pointer.holds(this.#placeOf(event.touches[0]))) event.preventDefault();
  }

  #press(event: PointerEvent): void {
    if (this.view === null || this.#pointer.isBusy) return;
    const kind = event.pointerType === 'mouse' ? 'mouse' : 'touch';
    const place = this.#placeOf(event);
    if (this.editing && this.#pointer.touchesNotes(place, kind))
      return this.#afterEditing(() => this.#press(event));
    if (event.button === 2) return this.#pointer.erase(place, kind);
    if (event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.#pointer.press(place, kind, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  #release(event: PointerEvent): void {
    const release = (): void => this.#pointer.release(this.#placeOf(event));
    if (this.editing && this.#pointer.isTapping) this.#afterEditing(release);
    else release();
  }

  /**
   * Of an edit in style not every note may be shown yet. The hand ends it, and acts upon the notes that have come of it: else it would
   * put back what they were.
   */
  #afterEditing(act: () => void): void {
    this.#waiting = act;
    this.#do({ type: 'select', notes: new Set() });
  }

  #goOn(): void {
    const act = this.#waiting;
    this.#waiting = null;
    act?.();
  }

  #move(event: PointerEvent): void {
    if (this.view === null) return;
    const place = this.#placeOf(event);
    if (this.#pointer.isBusy) this.#pointer.move(place);
    else this.canvas.style.cursor = this.#pointer.cursorAt(place);
  }

  get #pointed(): Pointed {
    const { selected, tool } = this;
    const step = this.snaps ? this.grid : null;
    return { view: this.view!, notes: this.#notes, selected, tool, step, brush: this.#brush };
  }

  #placeOf({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): RollPlace {
    const { left, top } = this.canvas.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    const view = this.view!;
    return { x, y, beat: beatAt(view, x), pitch: pitchAt(view, y) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-piano-roll': PianoRoll;
  }
}
