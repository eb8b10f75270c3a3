import { compareNotes, type Note } from '../song/song.ts';
import { onTick, TICKS_PER_BEAT } from '../song/tick.ts';

/** Sums of thirds are not exact: what is shorter than this is nothing, beats. */
const NOTHING = 0.5 / TICKS_PER_BEAT;

/** Notes after a change of some of them. */
export interface Edited {
  /** In order of `compareNotes`. */
  readonly notes: readonly Note[];
  /** Those of them that were changed. */
  readonly selected: ReadonlySet<Note>;
}

/**
 * Puts notes among others, which give way: one key is not struck while it is held. What is held when one of `winners` begins
 * ends there; what would begin while one of them is held is left out. Others that lie within each other stay as they are.
 */
export function settled(others: readonly Note[], winners: readonly Note[]): Edited {
  const isWinner = new Set(winners);
  const all = [...others, ...winners].sort(compareNotes);
  const kept: (Note | null)[] = [];
  const selected = new Set<Note>();
  /** Of each pitch, where in `kept` the notes are that are held. */
  const held = new Map<number, number[]>();
  for (const note of all) {
    const wins = isWinner.has(note);
    const sounding = (held.get(note.pitch) ?? []).filter((at) => endOf(kept[at]) > note.onset + NOTHING);
    if (!wins && sounding.some((at) => selected.has(kept[at]!))) continue;
    if (wins) for (const at of sounding) kept[at] = cutOff(kept[at]!, note.onset, selected);
    held.set(note.pitch, [...sounding, kept.push(note) - 1]);
    if (wins) selected.add(note);
  }
  return { notes: kept.filter((note) => note !== null).sort(compareNotes), selected };
}

function endOf(note: Note | null): number {
  return note === null ? -Infinity : note.onset + note.duration;
}

/** The note as it is when it ends earlier; null: it ends where it begins. Whether it is selected goes with it. */
function cutOff(note: Note, end: number, selected: Set<Note>): Note | null {
  const left = onTick(end - note.onset);
  const cut = left > 0 ? { ...note, duration: left } : null;
  if (selected.delete(note) && cut !== null) selected.add(cut);
  return cut;
}
