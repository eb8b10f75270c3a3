import * as v from 'valibot';
import { GENRES } from '../../../music/corpus/genre.ts';
import { PARTS } from '../../../music/roll/roll-layout.ts';
import { checkSong } from '../../../music/song/check-song.ts';
import { SongError } from '../../../music/song/song-error.ts';
import { SONG_LIMITS } from '../../../music/song/song-limits.ts';
import type { Song } from '../../../music/song/song.ts';
import { type Piece, pieceOf } from './own-song.ts';

const BARS_RULE = `must be a whole number from 1 to ${SONG_LIMITS.beats}`;
const SEED_RULE = 'must be a whole number';
const DIGEST_RULE = 'must be a whole number or null';

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
  madeFor: v.exactOptional(
    v.pipe(
      v.array(v.nullable(v.pipe(v.number(DIGEST_RULE), v.safeInteger(DIGEST_RULE))), 'must be a list'),
      v.maxLength(PARTS.length, `must have at most ${PARTS.length} numbers`),
    ),
  ),
};

/** What is known to be a piece. @param file names it in the error @throws SongError */
export function checkPiece(
  { song: unknown, bars, ...made }: Omit<Piece, 'song'> & { song: unknown },
  file: string,
): Piece {
  const song = checkSong(unknown, file);
  if (!isBand(song))
    throw new SongError(file, 'song.tracks', `must be a melody, alone or with ${PARTS.join(', ')} after it`);
  const { style, madeFor } = made;
  return {
    song,
    bars: Math.max(bars, pieceOf(song).bars),
    ...(style === undefined ? {} : { style }),
    ...(madeFor === undefined ? {} : { madeFor }),
  };
}

function isBand({ tracks: [melody, ...parts] }: Song): boolean {
  if (melody === undefined || melody.isDrum) return false;
  return (
    parts.length === 0 ||
    (parts.length === PARTS.length && parts.every(({ isDrum }, i) => isDrum === (PARTS[i] === 'drums')))
  );
}
