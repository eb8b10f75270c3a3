import type { Note } from '../song/song.ts';
import { onTick } from '../song/tick.ts';
import { nearestLine } from './grid.ts';
import { type Edited, settled } from './settled.ts';

/**
 * Rhythm assist: draws where notes begin and end to the nearest lines of a grid. A note stays at least one step long.
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
  const drawn = notes.filter(isMeant).map((note) => {
    const onset = nearestLine(note.onset, grid);
    const end = Math.max(nearestLine(note.onset + note.duration, grid), onset + grid);
    return {
      ...note,
      onset: onTick(between(note.onset, onset, strength)),
      duration: onTick(between(note.duration, end - onset, strength)),
    };
  });
  const edited = settled(
    notes.filter((note) => !isMeant(note)),
    drawn,
  );
  return selected.size === 0 ? { ...edited, selected } : edited;
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
