import { added, moved, removed, resized, struck } from '../../../../music/melody/edit-notes.ts';
import { lineBefore } from '../../../../music/melody/grid.ts';
import type { Edited } from '../../../../music/melody/settled.ts';
import type { Note } from '../../../../music/song/song.ts';
import type { MusicAction } from '../../state/music-action.ts';
import type { Brush } from './roll-gesture.ts';

/** What keys act upon. */
export interface KeyTarget {
  readonly notes: readonly Note[];
  readonly selected: ReadonlySet<Note>;
  /** Beats that arrow keys move by. */
  readonly step: number;
  /** Where one is in the song. */
  readonly beat: number;
  readonly brush: Brush;
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const OCTAVE = 12;
/** How much harder or softer a key makes a note. */
const FORCE = 8;
/** The pitch of a note that is added before any other. */
const FIRST = 60;

/**
 * What a key does to the roll that has the focus: Page keys go from note to note, arrows move what is selected (with Shift by
 * octaves, or longer and shorter), Insert adds a note, Delete removes some. Without a selection arrows go through the song.
 * @returns null where it does nothing here
 */
export function actionOfKey(key: Key, target: KeyTarget): MusicAction | null {
  if (key.ctrlKey || key.metaKey) return null;
  const { notes, selected, step, beat } = target;
  const edit = (edited: Edited, series?: string): MusicAction => ({
    type: 'edit',
    edited,
    ...(series === undefined ? {} : { series }),
  });
  switch (key.key) {
    case 'PageDown':
    case 'PageUp':
    case 'Home':
    case 'End':
      return select(notes, placeFor(key.key, notes, selected, beat));
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = key.key === 'ArrowLeft' ? -step : step;
      if (key.altKey) return null;
      if (selected.size === 0) return { type: 'seek', beat: Math.max(0, lineBefore(beat, step) + by) };
      if (key.shiftKey) return edit(resized(notes, selected, by), 'length by keys');
      return edit(moved(notes, selected, by, 0), 'move by keys');
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const up = key.key === 'ArrowUp' ? 1 : -1;
      if (selected.size === 0) return null;
      if (key.altKey) return edit(struck(notes, selected, up * FORCE), 'force by keys');
      return edit(moved(notes, selected, 0, up * (key.shiftKey ? OCTAVE : 1)), 'move by keys');
    }
    case 'Insert':
    case 'Enter':
      return edit(insertion(target));
    case 'Delete':
    case 'Backspace':
      return selected.size === 0 ? null : edit(deletion(notes, selected));
    case 'Escape':
      return selected.size === 0 ? null : { type: 'select', notes: new Set() };
    default:
      return null;
  }
}

function select(notes: readonly Note[], index: number): MusicAction | null {
  return notes.length === 0 ? null : { type: 'select', notes: new Set([notes[index]]) };
}

function placeFor(
  key: 'PageDown' | 'PageUp' | 'Home' | 'End',
  notes: readonly Note[],
  selected: ReadonlySet<Note>,
  beat: number,
): number {
  const last = notes.length - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const isNext = key === 'PageDown';
  const at = isNext
    ? notes.findLastIndex((note) => selected.has(note))
    : notes.findIndex((note) => selected.has(note));
  if (at >= 0) return Math.min(last, Math.max(0, at + (isNext ? 1 : -1)));
  // From where one is in the song.
  const next = notes.findIndex(({ onset }) => onset >= beat);
  if (next < 0) return last;
  return isNext ? next : Math.max(0, next - 1);
}

/** Behind the selected notes, or where one is in the song. */
function insertion({ notes, selected, step, beat, brush }: KeyTarget): Edited {
  const before = notes.findLast((note) => selected.has(note));
  const onset = before ? before.onset + before.duration : lineBefore(beat, step);
  return added(notes, [{ ...brush, pitch: before?.pitch ?? FIRST, onset }]);
}

/** Their neighbour is selected then, so that keys go on. */
function deletion(notes: readonly Note[], selected: ReadonlySet<Note>): Edited {
  const { notes: left } = removed(notes, selected);
  const first = notes.findIndex((note) => selected.has(note));
  const next = left[Math.min(first, left.length - 1)];
  return { notes: left, selected: new Set(next ? [next] : []) };
}
