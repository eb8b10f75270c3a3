import type { Note } from '../song/song.ts';

/** What two melodies do not have in common. A note is another when it begins elsewhere or has another pitch. */
export interface NoteDifference {
  /** Notes of the later one. */
  readonly added: ReadonlySet<Note>;
  /** Notes of the earlier one. */
  readonly removed: readonly Note[];
  /** Notes of the later one that have only another length. */
  readonly resized: ReadonlySet<Note>;
}

export function differenceOf(before: readonly Note[], after: readonly Note[]): NoteDifference {
  const isIn = (notes: readonly Note[], nameOf: (note: Note) => string): ((note: Note) => boolean) => {
    const names = new Set(notes.map(nameOf));
    return (note) => names.has(nameOf(note));
  };
  const [wasThere, isThere] = [isIn(before, nameOf), isIn(after, nameOf)];
  const wasAsLong = isIn(before, withLength);
  return {
    added: new Set(after.filter((note) => !wasThere(note))),
    removed: before.filter((note) => !isThere(note)),
    resized: new Set(after.filter((note) => wasThere(note) && !wasAsLong(note))),
  };
}

function nameOf({ onset, pitch }: Note): string {
  return `${onset} ${pitch}`;
}

function withLength(note: Note): string {
  return `${nameOf(note)} ${note.duration}`;
}
