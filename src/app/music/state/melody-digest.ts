import { topLine } from '../../../music/corpus/melody-track.ts';
import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import { compareNotes } from '../../../music/song/song.ts';
import { TICKS_PER_BEAT } from '../../../music/song/tick.ts';
import { melodyOf, partsOf, type Piece } from './own-song.ts';

/** Of FNV-1a, 32 bits (Fowler, Noll, Vo). */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A number for what parts are made from: the melody's highest notes, however hard they are struck. It tells edits apart, not forgeries: two
 * melodies that differ in one number never share theirs, any others in one of 2³² cases (FNV-1a, by whole numbers in place of bytes). Times
 * are rounded as in links, so that a melody that comes out of one has the same.
 * @returns 0 … 2³² − 1; kept in songs, so that another way to count would have all parts be of an older melody
 */
export function melodyDigest(piece: Piece): number {
  const inTicks = melodyOf(piece)
    .notes.map(({ onset, duration, ...note }) => ({
      ...note,
      onset: Math.round(onset * TICKS_PER_BEAT),
      duration: Math.max(1, Math.round(duration * TICKS_PER_BEAT)),
    }))
    .sort(compareNotes);
  let hash = OFFSET;
  for (const { onset, duration, pitch } of topLine(inTicks))
    for (const value of [onset, duration, pitch]) hash = Math.imul(hash ^ value, PRIME);
  return hash >>> 0;
}

/** Whether the melody has changed since a part was made that is not locked. Of parts whose digest was not kept nobody knows: false. */
export function isMelodyNewer(piece: Piece, locked: ReadonlySet<Part>): boolean {
  const { madeFor } = piece;
  if (madeFor === undefined || partsOf(piece).length === 0) return false;
  const now = melodyDigest(piece);
  return madeFor.some((made, i) => made !== null && made !== now && !locked.has(PARTS[i]));
}

/** The piece `after` its melody and parts were cut alike: those that followed the melody follow what is left of it. */
export function stillFollowing(before: Piece, after: Piece): Piece {
  if (after.madeFor === undefined) return after;
  const [was, is] = [melodyDigest(before), melodyDigest(after)];
  return { ...after, madeFor: after.madeFor.map((made) => (made === was ? is : made)) };
}
