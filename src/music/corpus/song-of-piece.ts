import { onBeats, songOf } from '../roll/song-of.ts';
import type { InstrumentTrack, Song } from '../song/song.ts';
import { bandOf } from './band-of.ts';
import { type Genre, GENRE_FACTS } from './genre.ts';
import type { Piece } from './piece.ts';

/** A piece as people hear it: its melody above the four parts, at the genre's usual tempo and with its instruments. */
export function songOfPiece({ mode, melody, blocks }: Piece, genre: Genre): Song {
  const { name, bpm } = GENRE_FACTS[genre];
  const rolls = blocks.map(({ roll }) => roll);
  const song = songOf(rolls, { title: name, bpm, mode });
  const notes = melody.map((note) => onBeats(note));
  const track: InstrumentTrack = { name: 'Melody', program: 0, isDrum: false, notes };
  return { ...song, tracks: bandOf(genre, track, song.tracks) };
}
