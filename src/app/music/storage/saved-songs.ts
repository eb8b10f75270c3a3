import * as v from 'valibot';
import { SongError } from '../../../music/song/song-error.ts';
import { checkPiece, PIECE_ENTRIES } from '../state/check-piece.ts';
import type { OwnSong } from '../state/own-song.ts';

const OwnSongSchema = v.object({
  ...PIECE_ENTRIES,
  id: v.pipe(v.string(), v.nonEmpty()),
  savedAt: v.pipe(v.number(), v.finite()),
  isUntouched: v.exactOptional(v.literal(true)),
});

/** Reads the songs of a person. One that another version has stored otherwise is left where it is. */
export function readSongs(stored: readonly unknown[]): OwnSong[] {
  return stored.flatMap((data) => {
    const result = v.safeParse(OwnSongSchema, data);
    if (!result.success) return [];
    try {
      return [{ ...result.output, ...checkPiece(result.output, 'stored song') }];
    } catch (error) {
      if (error instanceof SongError) return [];
      throw error;
    }
  });
}
