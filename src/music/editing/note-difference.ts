import type { Note } from '../song/song.ts';

/** What two melodies do not have in common. Which note one is, `identityOf` says. */
export interface NoteDifference {
  /** Notes of the later one. */
  readonly added: ReadonlySet<Note>;
  /** Notes of the earlier one. */
  readonly removed: readonly Note[];
  /** Notes of the later one that have only another length. */
  readonly resized: ReadonlySet<Note>;
}

/** @param before the earlier melody @param after the later one */
export function differenceOf(before: readonly Note[], after: readonly Note[]): NoteDifference {
  const isIn = (notes: readonly Note[], of: (note: Note) => string): ((note: Note) => boolean) => {
    const known = new Set(notes.map(of));
    return (note) => known.has(of(note));
  };
  const [wasThere, isThere] = [isIn(before, identityOf), isIn(after, identityOf)];
  const wasAsLong = isIn(before, withLength);
  return {
    added: new Set(after.filter((note) => !wasThere(note))),
    removed: before.filter((note) => !isThere(note)),
    resized: new Set(after.filter((note) => wasThere(note) && !wasAsLong(note))),
  };
}

/** A note is another when it begins elsewhere or has another pitch. */
export function identityOf({ onset, pitch }: Pick<Note, 'onset' | 'pitch'>): string {
  return `${onset} ${pitch}`;
}

function withLength(note: Note): string {
  return `${identityOf(note)} ${note.duration}`;
}
