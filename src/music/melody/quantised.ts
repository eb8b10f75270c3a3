import type { Note } from '../song/song.ts';
import { onTick } from '../song/tick.ts';
import { nearestLine } from './grid.ts';
import { type Edited, settled } from './settled.ts';

/**
 * Rhythm assist: draws where notes begin to the nearest lines of a grid, and their lengths to whole steps, at least one: notes that
 * were played alike long stay so. One that ended when the next began does not reach into it.
 * @param selected those that are drawn; none: all
 * @param grid beats between two lines
 * @param strength how far of the way, 0 … 1
 */
export function quantised(
  notes: readonly Note[],
  selected: ReadonlySet<Note>,
  grid: number,
  strength: number,
): Edited {
  const isMeant = (note: Note): boolean => selected.size === 0 || selected.has(note);
  const placed = (note: Note): number => (isMeant(note) ? nearestLine(note.onset, grid) : note.onset);
  const drawn = notes.filter(isMeant).map((note) => {
    const onset = placed(note);
    const next = follower(notes, note, grid / 2);
    const room = next === undefined ? Infinity : placed(next) - onset;
    const length = Math.max(grid, Math.min(nearestLine(note.duration, grid), room));
    return {
      ...note,
      onset: onTick(between(note.onset, onset, strength)),
      duration: onTick(between(note.duration, length, strength)),
    };
  });
  const edited = settled(
    notes.filter((note) => !isMeant(note)),
    drawn,
  );
  return selected.size === 0 ? { ...edited, selected } : edited;
}

/** The first note that begins behind another, at its end or `early` before that. @param notes in order of their onsets */
function follower(notes: readonly Note[], { onset, duration }: Note, early: number): Note | undefined {
  const isBehind = (other: Note): boolean => other.onset > onset && other.onset >= onset + duration - early;
  let [first, behind] = [0, notes.length];
  while (first < behind) {
    const middle = (first + behind) >> 1;
    if (isBehind(notes[middle])) behind = middle;
    else first = middle + 1;
  }
  return notes.at(first);
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
