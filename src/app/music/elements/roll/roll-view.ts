import type { Note } from '../../../../music/song/song.ts';

/** Which part of all beats and pitches is in the picture, and how large. CSS pixels. */
export interface RollView {
  readonly pixelsPerBeat: number;
  readonly rowHeight: number;
  /** How far it is scrolled. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What of the height is another's, at the bottom. */
  readonly floor: number;
}

/** Beside the notes: the keys, and the numbers of the bars. CSS pixels. */
export const KEYS_WIDTH = 46;
export const RULER_HEIGHT = 26;
/** Under them: a lane for each part that plays along. */
export const LANE_HEIGHT = 34;
/** Beats behind the end of the song that can be scrolled to. */
const SPARE = 4;
const PITCHES = 128;

export const ZOOM = {
  pixelsPerBeat: { low: 6, high: 240 },
  rowHeight: { low: 7, high: 30 },
} as const;

/** What a pointer can take hold of. */
export interface Hit {
  readonly note: Note;
  /** Whether it is its end, which makes it longer and shorter. */
  readonly isEnd: boolean;
}

/** How near is near enough, CSS pixels: a finger is broader than a mouse. */
export const REACH = {
  mouse: { around: 0, end: 8 },
  touch: { around: 7, end: 18 },
} as const;

export function xOf({ pixelsPerBeat, left }: RollView, beat: number): number {
  return KEYS_WIDTH + beat * pixelsPerBeat - left;
}

/** How high the picture of the melody is. */
export function rowsHeight({ height, floor }: Pick<RollView, 'height' | 'floor'>): number {
  return Math.max(1, height - floor - RULER_HEIGHT);
}

/** The upper edge of a pitch's row. */
export function yOf({ rowHeight, top }: RollView, pitch: number): number {
  return RULER_HEIGHT + (PITCHES - 1 - pitch) * rowHeight - top;
}

export function beatAt({ pixelsPerBeat, left }: RollView, x: number): number {
  return Math.max(0, (x - KEYS_WIDTH + left) / pixelsPerBeat);
}

/** 0 … 127 */
export function pitchAt({ rowHeight, top }: RollView, y: number): number {
  const row = Math.floor((y - RULER_HEIGHT + top) / rowHeight);
  return Math.min(PITCHES - 1, Math.max(0, PITCHES - 1 - row));
}

/** How much there is to scroll through. @param end the song's last beat */
export function sheetSize(view: RollView, end: number): { readonly width: number; readonly height: number } {
  return {
    width: Math.ceil(KEYS_WIDTH + (end + SPARE) * view.pixelsPerBeat),
    height: Math.ceil(RULER_HEIGHT + PITCHES * view.rowHeight + view.floor),
  };
}

/** The note under a place; of several the one that is drawn last, but one that is met before one that is only near. */
export function noteAt(
  view: RollView,
  notes: readonly Note[],
  x: number,
  y: number,
  reach: (typeof REACH)[keyof typeof REACH],
): Hit | null {
  let near: Hit | null = null;
  for (const note of notes.toReversed()) {
    const [from, to] = [xOf(view, note.onset), xOf(view, note.onset + note.duration)];
    const [above, below] = [yOf(view, note.pitch), yOf(view, note.pitch) + view.rowHeight];
    const { around } = reach;
    if (x < from - around || x > to + around || y < above - around || y > below + around) continue;
    const isEnd = x > to - Math.min(reach.end, (to - from) / 3);
    if (x >= from && x <= to && y >= above && y < below) return { note, isEnd };
    near ??= { note, isEnd };
  }
  return near;
}

/** Notes that a frame touches. @param a @param b two opposite corners */
export function notesWithin(
  view: RollView,
  notes: readonly Note[],
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): Set<Note> {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return new Set(
    notes.filter(({ pitch, onset, duration }) => {
      const y = yOf(view, pitch);
      return (
        xOf(view, onset + duration) >= left &&
        xOf(view, onset) <= right &&
        y + view.rowHeight >= top &&
        y <= bottom
      );
    }),
  );
}

/** The picture that shows all of a song's width, and its notes in the middle of its height. @param end the song's last beat */
export function fittedView(
  { width, height, floor }: Pick<RollView, 'width' | 'height' | 'floor'>,
  notes: readonly Note[],
  end: number,
): RollView {
  const [room, rows] = [Math.max(1, width - KEYS_WIDTH - 8), rowsHeight({ height, floor })];
  const pixelsPerBeat = within(room / Math.max(1, end), ZOOM.pixelsPerBeat);
  const pitches = notes.length > 0 ? notes.map(({ pitch }) => pitch) : [60, 72];
  const [low, high] = [pitches.reduce((a, b) => Math.min(a, b)), pitches.reduce((a, b) => Math.max(a, b))];
  // As many rows as the notes need, and half an octave on both sides.
  const rowHeight = Math.round(within(rows / (high - low + 13), { low: 12, high: 24 }));
  const middle = (127 - (low + high) / 2 + 0.5) * rowHeight;
  const top = Math.min(Math.max(0, middle - rows / 2), Math.max(0, 128 * rowHeight - rows));
  return { pixelsPerBeat, rowHeight, left: 0, top, width, height, floor };
}

/** What of the width a note needs that is to be seen. */
const SEEN = 24;

/** The picture in which a note is to be seen, with room behind it; the same where it is already. @param room CSS pixels */
export function withNoteInView(view: RollView, { onset, pitch }: Note, room = SEEN): RollView {
  const x = xOf(view, onset);
  const [y, rows] = [(PITCHES - 1 - pitch) * view.rowHeight, rowsHeight(view)];
  const isBeside = x < KEYS_WIDTH || x > view.width - room;
  const isOver = y < view.top || y > view.top + rows - view.rowHeight;
  const left = isBeside ? Math.max(0, onset * view.pixelsPerBeat - view.width / 3) : view.left;
  const top = isOver ? Math.max(0, y - rows / 2) : view.top;
  return isBeside || isOver ? { ...view, left, top } : view;
}

/** The picture in which what begins with the first of these notes is to be seen: all of it, or with room for more of it. */
export function withNotesInView(view: RollView, notes: readonly Note[]): RollView {
  const [first, last] = [notes.at(0), notes.at(-1)];
  if (first === undefined || last === undefined) return view;
  return withNoteInView(view, first, xOf(view, last.onset) > view.width - SEEN ? view.width / 3 : SEEN);
}

/** Larger or smaller, with the place at (x, y) where it is. @param factor of beats @param rows of rows */
export function zoomedView(view: RollView, factor: number, rows: number, x: number, y: number): RollView {
  const pixelsPerBeat = within(view.pixelsPerBeat * factor, ZOOM.pixelsPerBeat);
  const rowHeight = within(view.rowHeight * rows, ZOOM.rowHeight);
  const beats = beatAt(view, x);
  const row = (y - RULER_HEIGHT + view.top) / view.rowHeight;
  return {
    ...view,
    pixelsPerBeat,
    rowHeight,
    left: Math.max(0, beats * pixelsPerBeat - (x - KEYS_WIDTH)),
    top: Math.max(0, row * rowHeight - (y - RULER_HEIGHT)),
  };
}

function within(value: number, { low, high }: { readonly low: number; readonly high: number }): number {
  return Math.min(high, Math.max(low, value));
}
