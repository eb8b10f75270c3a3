import { PARTS } from '../roll/roll-layout.ts';
import { onBeats, songOf } from '../roll/song-of.ts';
import type { Song } from '../song/song.ts';
import { type Genre, GENRE_FACTS } from './genre.ts';
import type { Piece } from './piece.ts';

/** A piece as people hear it: its melody above the four parts, at the genre's usual tempo and with its instruments. */
export function songOfPiece({ mode, melody, blocks }: Piece, genre: Genre): Song {
  const { name, bpm, programs } = GENRE_FACTS[genre];
  const rolls = blocks.map(({ roll }) => roll);
  const song = songOf(rolls, { title: name, bpm, mode });
  const parts = song.tracks.map((track, i) => {
    const part = PARTS[i];
    return part === 'drums' ? track : { ...track, program: programs[part] };
  });
  const notes = melody.map((note) => onBeats(note));
  return { ...song, tracks: [{ name: 'Melody', program: programs.melody, isDrum: false, notes }, ...parts] };
}
