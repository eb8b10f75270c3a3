import { Bars } from '../../../../music/melody/bars.ts';
import type { NoteDifference } from '../../../../music/editing/note-difference.ts';
import type { Note, Song } from '../../../../music/song/song.ts';
import { pitchClassOf } from '../../../../music/theory/pitch-class.ts';
import { drawLanes, type Lane } from './draw-lanes.ts';
import type { RollColours } from './roll-colours.ts';
import { beatAt, KEYS_WIDTH, pitchAt, RULER_HEIGHT, type RollView, xOf, yOf } from './roll-view.ts';
import { nameOf } from './roll-words.ts';

/** What is drawn. */
export interface RollPicture {
  readonly song: Song;
  readonly notes: readonly Note[];
  readonly selected: ReadonlySet<Note>;
  /** What an edit in style has added, removed, and made longer or shorter; null: nothing is marked. */
  readonly marks: NoteDifference | null;
  /** What is being recorded. */
  readonly fresh: readonly Note[];
  readonly lanes: readonly Lane[];
  /** The song's last beat. */
  readonly end: number;
  /** Beats between two lines. */
  readonly grid: number;
  readonly frame: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
}

type Context = CanvasRenderingContext2D;

const BLACK: ReadonlySet<number> = new Set([1, 3, 6, 8, 10]);
/** Lines that are nearer than this are left out, CSS pixels. */
const NEAREST_LINES = 9;

/** Draws the melody: rows of pitches, bars and their lines, notes, keys at the side and numbers of bars on top. */
export function drawRoll(context: Context, view: RollView, picture: RollPicture, colours: RollColours): void {
  const { width, height } = view;
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, width, height);
  clipped(context, KEYS_WIDTH, RULER_HEIGHT, width, height, () => {
    drawRows(context, view, colours);
    drawLines(context, view, picture, colours);
    for (const note of picture.marks?.removed ?? []) drawRemoved(context, view, note, colours);
    for (const note of picture.notes) drawNote(context, view, note, picture, colours);
    for (const note of picture.marks?.added ?? []) drawAdded(context, view, note, picture, colours);
    for (const note of picture.marks?.resized ?? []) drawResized(context, view, note, colours);
    for (const note of picture.fresh) drawFresh(context, view, note, colours);
    drawFrame(context, picture, colours);
  });
  clipped(context, KEYS_WIDTH, 0, width, RULER_HEIGHT, () => drawRuler(context, view, picture, colours));
  clipped(context, 0, RULER_HEIGHT, KEYS_WIDTH, height, () => drawKeys(context, view, picture, colours));
  drawLanes(context, view, picture.lanes, colours);
  context.fillStyle = colours.lineStrong;
  context.fillRect(0, RULER_HEIGHT - 1, width, 1);
  context.fillRect(KEYS_WIDTH - 1, 0, 1, height);
}

function clipped(
  context: Context,
  left: number,
  top: number,
  right: number,
  bottom: number,
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  draw();
  context.restore();
}

function* pitchesIn(view: RollView): Generator<number> {
  const [high, low] = [pitchAt(view, RULER_HEIGHT), pitchAt(view, view.height)];
  for (let pitch = high; pitch >= low; pitch--) yield pitch;
}

function drawRows(context: Context, view: RollView, { ground, line }: RollColours): void {
  for (const pitch of pitchesIn(view)) {
    const y = yOf(view, pitch);
    context.fillStyle = ground;
    if (BLACK.has(pitchClassOf(pitch))) context.fillRect(0, y, view.width, view.rowHeight);
    context.fillStyle = line;
    // Between B and C, and between E and F, two rows of one colour meet.
    const meets = pitchClassOf(pitch) === 0 || pitchClassOf(pitch) === 5;
    if (meets) context.fillRect(0, Math.round(y + view.rowHeight) - 1, view.width, 1);
  }
}

function drawLines(context: Context, view: RollView, picture: RollPicture, colours: RollColours): void {
  const { song, grid, end } = picture;
  const bars = new Bars(song.timeSignatures);
  const last = beatAt(view, view.width);
  for (let bar = bars.at(beatAt(view, KEYS_WIDTH)).bar; bars.beatOf(bar) <= last; bar++) {
    const [from, to] = [bars.beatOf(bar), bars.beatOf(bar + 1)];
    const draw = (step: number, colour: string, width: number): void => {
      if (step * view.pixelsPerBeat < NEAREST_LINES) return;
      context.fillStyle = colour;
      for (let n = 0; from + n * step < to - 1e-6; n++)
        context.fillRect(Math.round(xOf(view, from + n * step)), 0, width, view.height);
    };
    context.globalAlpha = 0.5;
    draw(grid, colours.line, 1);
    context.globalAlpha = 1;
    draw(1, colours.line, 1);
    draw(to - from, colours.lineStrong, 1);
  }
  const x = xOf(view, end);
  context.globalAlpha = 0.6;
  context.fillStyle = colours.ground;
  context.fillRect(x, 0, Math.max(0, view.width - x), view.height);
  context.globalAlpha = 1;
  context.fillStyle = colours.quiet;
  context.fillRect(Math.round(x), 0, 2, view.height);
}

function drawNote(
  context: Context,
  view: RollView,
  note: Note,
  { selected, song }: RollPicture,
  colours: RollColours,
): void {
  const box = boxOf(view, note);
  if (box === null) return;
  const { x, y, width, height } = box;
  // The softest can still be seen.
  context.globalAlpha = 0.45 + (0.55 * note.velocity) / 127;
  context.fillStyle = colours.melody;
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.fill();
  context.globalAlpha = 1;
  if (selected.has(note)) {
    context.strokeStyle = colours.text;
    context.lineWidth = 2;
    context.stroke();
  }
  if (height < 11 || width < 26) return;
  context.fillStyle = colours.onMelody;
  context.font = `600 ${Math.min(11, height - 2)}px ${colours.font}`;
  context.textBaseline = 'middle';
  context.fillText(nameOf(note.pitch, song), x + 5, y + height / 2 + 0.5);
}

function drawFresh(context: Context, view: RollView, note: Note, { fresh }: RollColours): void {
  const box = boxOf(view, note);
  if (box === null) return;
  context.fillStyle = fresh;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 3);
  context.fill();
}

/** A frame around it, unless it has that of what is selected, and a plus at its end. */
function drawAdded(
  context: Context,
  view: RollView,
  note: Note,
  { selected }: RollPicture,
  colours: RollColours,
): void {
  const box = boxOf(view, note);
  if (box === null) return;
  drawSign(context, '+', box, colours.added, colours);
  if (selected.has(note)) return;
  const { x, y, width, height } = box;
  context.strokeStyle = colours.added;
  context.lineWidth = 2.5;
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.stroke();
}

/** A bar where it ends now, and an arrow to both sides. */
function drawResized(context: Context, view: RollView, note: Note, colours: RollColours): void {
  const box = boxOf(view, note);
  if (box === null) return;
  context.fillStyle = colours.added;
  context.fillRect(box.x + box.width - 2.5, box.y, 2.5, box.height);
  drawSign(context, '↔', box, colours.added, colours);
}

/** A dashed frame where it was, and a minus at its end. */
function drawRemoved(context: Context, view: RollView, note: Note, colours: RollColours): void {
  const box = boxOf(view, note);
  if (box === null) return;
  context.strokeStyle = colours.text;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.setLineDash([]);
  drawSign(context, '−', box, colours.text, colours);
}

/** Above the end of a note: on it there may be no room. */
function drawSign(
  context: Context,
  sign: string,
  { x, y, width }: NonNullable<ReturnType<typeof boxOf>>,
  colour: string,
  { font }: RollColours,
): void {
  context.fillStyle = colour;
  context.font = `700 12px ${font}`;
  context.textBaseline = 'alphabetic';
  context.fillText(sign, x + width - 8, y - 1);
}

/** Null where it is not in the picture. */
function boxOf(view: RollView, { pitch, onset, duration }: Note) {
  const [x, y] = [xOf(view, onset) + 0.5, yOf(view, pitch) + 0.5];
  const [width, height] = [Math.max(3, duration * view.pixelsPerBeat - 1), view.rowHeight - 1];
  const isOut = x > view.width || x + width < KEYS_WIDTH || y > view.height || y + height < RULER_HEIGHT;
  return isOut ? null : { x, y, width, height };
}

function drawFrame(context: Context, { frame }: RollPicture, { frame: colour }: RollColours): void {
  if (frame === null) return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.strokeRect(frame.x, frame.y, frame.width, frame.height);
  context.globalAlpha = 0.12;
  context.fillStyle = colour;
  context.fillRect(frame.x, frame.y, frame.width, frame.height);
}

/** Numbers of the bars, as many as there is room for. */
function drawRuler(context: Context, view: RollView, { song, end }: RollPicture, colours: RollColours): void {
  const bars = new Bars(song.timeSignatures);
  const last = Math.min(end, beatAt(view, view.width));
  context.font = `11px ${colours.font}`;
  context.textBaseline = 'middle';
  let free = -Infinity;
  for (let bar = bars.at(beatAt(view, KEYS_WIDTH)).bar; bars.beatOf(bar) < last; bar++) {
    const x = xOf(view, bars.beatOf(bar));
    context.fillStyle = colours.lineStrong;
    context.fillRect(Math.round(x), RULER_HEIGHT - 8, 1, 8);
    if (x < free) continue;
    context.fillStyle = colours.quiet;
    context.fillText(String(bar + 1), x + 4, RULER_HEIGHT / 2 - 1);
    free = x + 26;
  }
}

function drawKeys(context: Context, view: RollView, { song }: RollPicture, colours: RollColours): void {
  for (const pitch of pitchesIn(view)) {
    const y = yOf(view, pitch);
    const isBlack = BLACK.has(pitchClassOf(pitch));
    context.fillStyle = isBlack ? '#23282f' : '#f2f3ef';
    context.fillRect(0, y, KEYS_WIDTH, view.rowHeight);
    context.fillStyle = '#9aa1a9';
    context.fillRect(0, Math.round(y + view.rowHeight) - 1, KEYS_WIDTH, 1);
    const isC = pitchClassOf(pitch) === 0;
    if (!isC && view.rowHeight < 18) continue;
    context.fillStyle = isBlack ? '#d5d9de' : '#3a4149';
    context.font = `${isC ? '700 ' : ''}10px ${colours.font}`;
    context.textBaseline = 'middle';
    context.fillText(nameOf(pitch, song), 7, y + view.rowHeight / 2);
  }
}
