import * as v from 'valibot';
import { GENRES } from '../../../music/corpus/genre.ts';
import { PARTS } from '../../../music/roll/roll-layout.ts';
import { checkSong } from '../../../music/song/check-song.ts';
import { SongError } from '../../../music/song/song-error.ts';
import { SONG_LIMITS } from '../../../music/song/song-limits.ts';
import type { Song } from '../../../music/song/song.ts';
import { type Piece, pieceOf, type Style } from './own-song.ts';

const BARS_RULE = `must be a whole number from 1 to ${SONG_LIMITS.beats}`;
const SEED_RULE = 'must be a whole number';

/** What a piece is made of, whoever has kept it; `checkPiece` looks at its song. */
export const PIECE_ENTRIES = {
  song: v.unknown(),
  bars: v.pipe(
    v.number(BARS_RULE),
    v.integer(BARS_RULE),
    v.minValue(1, BARS_RULE),
    v.maxValue(SONG_LIMITS.beats, BARS_RULE),
  ),
  style: v.exactOptional(
    v.object(
      {
        genre: v.picklist(GENRES, `must be one of ${GENRES.join(', ')}`),
        seed: v.pipe(v.number(SEED_RULE), v.safeInteger(SEED_RULE)),
        model: v.optional(v.string('must be text')),
      },
      'must be a genre and a seed',
    ),
  ),
};

/** What is known to be a piece. @param file names it in the error @throws SongError */
export function checkPiece(
  { song: unknown, bars, style }: { song: unknown; bars: number; style?: Style },
  file: string,
): Piece {
  const song = checkSong(unknown, file);
  if (!isBand(song))
    throw new SongError(file, 'song.tracks', `must be a melody, alone or with ${PARTS.join(', ')} after it`);
  return { song, bars: Math.max(bars, pieceOf(song).bars), ...(style === undefined ? {} : { style }) };
}

function isBand({ tracks: [melody, ...parts] }: Song): boolean {
  if (melody === undefined || melody.isDrum) return false;
  return (
    parts.length === 0 ||
    (parts.length === PARTS.length && parts.every(({ isDrum }, i) => isDrum === (PARTS[i] === 'drums')))
  );
}
