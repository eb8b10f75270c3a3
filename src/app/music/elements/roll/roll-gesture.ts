import { added, moved, resized, SHORTEST } from '../../../../music/melody/edit-notes.ts';
import { lineBefore, nearestLine } from '../../../../music/melody/grid.ts';
import type { Edited } from '../../../../music/melody/settled.ts';
import type { Note } from '../../../../music/song/song.ts';

/** A place in the roll. */
export interface RollPlace {
  readonly x: number;
  readonly y: number;
  readonly beat: number;
  readonly pitch: number;
}

/** What a pointer is doing. `from` is where it went down. */
export type Gesture =
  /** Notes are dragged, or their ends. */
  | {
      readonly type: 'move' | 'resize';
      readonly from: RollPlace;
      /** The one that is taken hold of. */
      readonly note: Note;
      readonly notes: readonly Note[];
      readonly selected: ReadonlySet<Note>;
      /** What is selected if it was only pressed. */
      readonly pressed: ReadonlySet<Note>;
      readonly isStill: boolean;
    }
  /** A note is added, and drawn longer. */
  | {
      readonly type: 'add';
      readonly from: RollPlace;
      readonly notes: readonly Note[];
      readonly isStill: boolean;
    }
  /** A finger on nothing: it adds a note unless it scrolls. */
  | { readonly type: 'tap'; readonly from: RollPlace }
  /** A frame around notes; those selected before stay so. */
  | {
      readonly type: 'frame';
      readonly from: RollPlace;
      readonly to: RollPlace;
      readonly before: ReadonlySet<Note>;
    }
  | { readonly type: 'seek' }
  | { readonly type: 'play'; readonly pitch: number };

/** What new notes are like. */
export interface Brush {
  readonly duration: number;
  readonly velocity: number;
}

/** @param grid beats between two lines; null: anywhere */
export function dragged(
  { type, from, note, notes, selected }: Gesture & { type: 'move' | 'resize' },
  to: RollPlace,
  grid: number | null,
): Edited {
  const beats = to.beat - from.beat;
  if (type === 'move') {
    const later = grid === null ? beats : nearestLine(note.onset + beats, grid) - note.onset;
    return moved(notes, selected, later, to.pitch - from.pitch);
  }
  const end = note.onset + note.duration;
  if (grid === null) return resized(notes, selected, beats);
  const least = Math.min(note.duration, grid);
  return resized(notes, selected, Math.max(nearestLine(end + beats, grid) - end, least - note.duration));
}

/** A new note where a pointer went down, drawn as far as it has come since. @param grid as for `dragged` */
export function drawn(
  { from, notes }: { readonly from: RollPlace; readonly notes: readonly Note[] },
  to: RollPlace | null,
  grid: number | null,
  { duration, velocity }: Brush,
): Edited {
  const onset = grid === null ? from.beat : lineBefore(from.beat, grid);
  const reached = to === null ? onset + duration : grid === null ? to.beat : lineBefore(to.beat, grid) + grid;
  const length = Math.max(reached - onset, grid ?? SHORTEST);
  return added(notes, [{ pitch: from.pitch, velocity, onset, duration: length }]);
}
