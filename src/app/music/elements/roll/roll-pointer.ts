import { nearestLine } from '../../../../music/melody/grid.ts';
import type { Note } from '../../../../music/song/song.ts';
import type { MusicAction } from '../../state/music-action.ts';
import type { RollTool } from '../../state/music-state.ts';
import { type Brush, dragged, drawn, type Gesture, type RollPlace } from './roll-gesture.ts';
import {
  type Hit,
  KEYS_WIDTH,
  noteAt,
  notesWithin,
  REACH,
  type RollView,
  RULER_HEIGHT,
} from './roll-view.ts';

/** A pointer that moves less than this has only pressed, CSS pixels. */
const STILL = 3;
/** How hard the roll strikes what it lets sound. */
const FORCE = 90;

type PointerKind = keyof typeof REACH;

/** What pointers act upon. */
export interface Pointed {
  readonly view: RollView;
  readonly notes: readonly Note[];
  readonly selected: ReadonlySet<Note>;
  readonly tool: RollTool;
  /** Beats between the lines that notes are laid on; null: they are laid anywhere. */
  readonly step: number | null;
  readonly brush: Brush;
}

interface RollHost {
  /** As it is now. */
  pointed(): Pointed;
  act(action: MusicAction): void;
  redraw(): void;
}

/** What a mouse or a finger does on the roll: it adds, moves and lengthens notes, puts a frame around them, and lets keys sound. */
export class RollPointer {
  readonly #host: RollHost;
  #gesture: Gesture | null = null;
  /** What the hand has on the roll is heard. */
  #sounding: number | null = null;

  constructor(host: RollHost) {
    this.#host = host;
  }

  get isBusy(): boolean {
    return this.#gesture !== null;
  }

  /** Whether a finger is down on nothing, and adds a note unless it scrolls. */
  get isTapping(): boolean {
    return this.#gesture?.type === 'tap';
  }

  /** The frame that is being drawn. */
  get frame(): {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null {
    if (this.#gesture?.type !== 'frame') return null;
    const { from, to } = this.#gesture;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
  }

  /** Whether a finger there takes hold of something: else it scrolls. */
  holds(place: RollPlace): boolean {
    return (
      !this.#isAmongNotes(place) ||
      this.#host.pointed().tool === 'select' ||
      this.#hit(place, 'touch') !== null
    );
  }

  /** Whether a press there takes hold of notes or of the room between them, rather than scroll or lead through the song. */
  touchesNotes(place: RollPlace, kind: PointerKind): boolean {
    return this.#isAmongNotes(place) && (kind === 'mouse' || this.holds(place));
  }

  /** Says by its shape what the mouse would do. */
  cursorAt(place: RollPlace): string {
    if (!this.#isAmongNotes(place)) return 'pointer';
    const hit = this.#hit(place, 'mouse');
    if (hit === null) return this.#host.pointed().tool === 'draw' ? 'crosshair' : 'default';
    return hit.isEnd ? 'ew-resize' : 'grab';
  }

  /** @param more whether what is selected stays so */
  press(from: RollPlace, kind: PointerKind, more: boolean): void {
    const gesture = this.#gestureAt(from, kind, more);
    this.#gesture = gesture;
    if (gesture.type === 'seek') this.#seek(from);
    if (gesture.type === 'play') this.#sound(gesture.pitch);
    if (gesture.type === 'add') {
      this.#sound(from.pitch);
      this.#draw(gesture, null, true);
    }
  }

  move(to: RollPlace): void {
    const gesture = this.#gesture;
    switch (gesture?.type) {
      case 'seek':
        this.#seek(to);
        break;
      case 'play':
        this.#gesture = { type: 'play', pitch: to.pitch };
        this.#sound(to.pitch);
        break;
      case 'frame':
        this.#gesture = { ...gesture, to };
        this.#select(gesture, to);
        break;
      case 'add':
      case 'move':
      case 'resize':
        if (gesture.isStill && Math.hypot(to.x - gesture.from.x, to.y - gesture.from.y) < STILL) return;
        this.#gesture = { ...gesture, isStill: false };
        this.#drag(this.#gesture, to, true);
        break;
      default:
    }
  }

  release(to: RollPlace): void {
    const gesture = this.#gesture;
    this.#gesture = null;
    this.#silence();
    switch (gesture?.type) {
      case 'tap':
        this.#draw({ ...gesture, notes: this.#host.pointed().notes }, null, false);
        break;
      case 'add':
        this.#draw(gesture, gesture.isStill ? null : to, false);
        break;
      case 'move':
      case 'resize':
        if (gesture.isStill) this.#host.act({ type: 'select', notes: gesture.pressed });
        else this.#drag(gesture, to, false);
        break;
      case 'frame':
        // A press on nothing.
        if (gesture.to === gesture.from) this.#host.act({ type: 'select', notes: gesture.before });
        this.#host.redraw();
        break;
      default:
    }
  }

  /** Puts back what is held: Escape, or a finger that has begun to scroll. */
  cancel(): void {
    const gesture = this.#gesture;
    this.#gesture = null;
    this.#silence();
    if (gesture?.type === 'move' || gesture?.type === 'resize')
      this.#host.act({ type: 'put-back', notes: gesture.selected });
    if (gesture?.type === 'add') this.#host.act({ type: 'put-back', notes: new Set() });
    this.#host.redraw();
  }

  /** Removes the note there. */
  erase(place: RollPlace, kind: PointerKind): void {
    const hit = this.#isAmongNotes(place) ? this.#hit(place, kind) : null;
    if (hit === null) return;
    const notes = this.#host.pointed().notes.filter((note) => note !== hit.note);
    this.#host.act({ type: 'edit', edited: { notes, selected: new Set() } });
  }

  #gestureAt(from: RollPlace, kind: PointerKind, more: boolean): Gesture {
    if (from.y < RULER_HEIGHT || this.#isBelow(from.y)) return { type: 'seek' };
    if (from.x < KEYS_WIDTH) return { type: 'play', pitch: from.pitch };
    const { notes, selected, tool } = this.#host.pointed();
    const hit = this.#hit(from, kind);
    if (hit !== null) return this.#take(from, hit, more);
    if (more || tool === 'select')
      return { type: 'frame', from, to: from, before: more ? selected : new Set() };
    return kind === 'touch' ? { type: 'tap', from } : { type: 'add', from, notes, isStill: true };
  }

  /** Takes hold of a note, and of all that is selected with it. @param more selects it beside the others, or no longer */
  #take(from: RollPlace, { note, isEnd }: Hit, more: boolean): Gesture {
    const { notes, selected: before } = this.#host.pointed();
    const isNew = !before.has(note);
    const selected = isNew ? new Set(more ? [...before, note] : [note]) : before;
    const others = new Set([...before].filter((other) => other !== note));
    const pressed = !more ? new Set([note]) : isNew ? selected : others;
    if (isNew) this.#host.act({ type: 'select', notes: selected });
    this.#sound(note.pitch);
    return { type: isEnd ? 'resize' : 'move', from, note, notes, selected, pressed, isStill: true };
  }

  #drag(gesture: Gesture & { type: 'add' | 'move' | 'resize' }, to: RollPlace, isHeld: boolean): void {
    if (gesture.type === 'add') return this.#draw(gesture, to, isHeld);
    this.#host.act({ type: 'edit', edited: dragged(gesture, to, this.#host.pointed().step), isHeld });
    if (isHeld && gesture.type === 'move') this.#sound(gesture.note.pitch + to.pitch - gesture.from.pitch);
  }

  #draw(from: Parameters<typeof drawn>[0], to: RollPlace | null, isHeld: boolean): void {
    const { step, brush } = this.#host.pointed();
    this.#host.act({ type: 'edit', edited: drawn(from, to, step, brush), isHeld });
  }

  #select({ from, before }: Gesture & { type: 'frame' }, to: RollPlace): void {
    const { view, notes } = this.#host.pointed();
    this.#host.act({ type: 'select', notes: new Set([...before, ...notesWithin(view, notes, from, to)]) });
    this.#host.redraw();
  }

  #seek({ beat }: RollPlace): void {
    const { step } = this.#host.pointed();
    this.#host.act({ type: 'seek', beat: step === null ? beat : nearestLine(beat, step) });
  }

  #sound(pitch: number): void {
    if (pitch === this.#sounding) return;
    this.#silence();
    this.#sounding = pitch;
    this.#host.act({ type: 'press', pitch, velocity: FORCE });
  }

  #silence(): void {
    if (this.#sounding !== null) this.#host.act({ type: 'release', pitch: this.#sounding });
    this.#sounding = null;
  }

  /** Neither on the ruler nor on the keys, nor on what plays along. */
  #isAmongNotes({ x, y }: RollPlace): boolean {
    return x >= KEYS_WIDTH && y >= RULER_HEIGHT && !this.#isBelow(y);
  }

  #isBelow(y: number): boolean {
    const { height, floor } = this.#host.pointed().view;
    return y >= height - floor;
  }

  #hit({ x, y }: RollPlace, kind: PointerKind): Hit | null {
    const { view, notes } = this.#host.pointed();
    return noteAt(view, notes, x, y, REACH[kind]);
  }
}
