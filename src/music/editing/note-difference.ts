import type { Note } from '../song/song.ts';

/** What two melodies do not have in common. A note is another when it begins elsewhere or has another pitch; its length is its own affair. */
export interface NoteDifference {
  /** Notes of the later one. */
  readonly added: ReadonlySet<Note>;
  /** Notes of the earlier one. */
  readonly removed: readonly Note[];
}

export function differenceOf(before: readonly Note[], after: readonly Note[]): NoteDifference {
  const isIn = (notes: readonly Note[]): ((note: Note) => boolean) => {
    const names = new Set(notes.map(nameOf));
    return (note) => names.has(nameOf(note));
  };
  const [wasThere, isThere] = [isIn(before), isIn(after)];
  return {
    added: new Set(after.filter((note) => !wasThere(note))),
    removed: before.filter((note) => !isThere(note)),
  };
}

function nameOf({ onset, pitch }: Note): string {
  return `${onset} ${pitch}`;
}
