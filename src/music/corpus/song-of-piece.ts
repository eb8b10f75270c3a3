import { songOf } from '../roll/song-of.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { Note, Song } from '../song/song.ts';
import { type Genre, GENRE_FACTS } from './genre.ts';
import type { Piece } from './piece.ts';

/** A piece as people hear it: its melody above the four parts, at the genre's usual tempo and with its instruments. */
export function songOfPiece({ mode, melody, blocks }: Piece, genre: Genre): Song {
  const { name, bpm, programs } = GENRE_FACTS[genre];
  const song = songOf(
    blocks.map(({ roll }) => roll),
    { title: name, bpm, mode },
  );
  const parts = song.tracks.map((track) => {
    const part = track.name.toLowerCase();
    return part in programs ? { ...track, program: programs[part as keyof typeof programs] } : track;
  });
  const notes = melody.map(onBeats);
  return { ...song, tracks: [{ name: 'Melody', program: programs.melody, isDrum: false, notes }, ...parts] };
}

const MELODY_VELOCITY = 96;

function onBeats({ pitch, step, steps }: Piece['melody'][number]): Note {
  const [onset, duration] = [step / STEPS_PER_BEAT, steps / STEPS_PER_BEAT];
  return { pitch, velocity: MELODY_VELOCITY, onset, duration };
}
