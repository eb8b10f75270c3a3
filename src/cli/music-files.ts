import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Genre, GENRES } from '../music/corpus/genre.ts';
import type { GanModel } from '../music/gan/gan-model.ts';
import { readModelFile } from '../music/gan/model-file.ts';
import { findMelody } from '../music/melodies/find-melody.ts';
import { readMidi } from '../music/midi/read-midi.ts';
import type { Song } from '../music/song/song.ts';
import { explainFaults } from './file-faults.ts';
import { choice, type Options, optionalText } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Where the shipped models are. */
const MODELS = join(dirname(fileURLToPath(import.meta.url)), '../../public/music');

/** --genre, pop where it is not given. @throws UsageError */
export function genreOption(options: Options): Genre {
  return choice(options, 'genre', GENRES, 'pop');
}

/** --model, or the shipped one of --genre. @throws UsageError, SongError */
export function readModel(options: Options): GanModel {
  const file = optionalText(options, 'model') ?? join(MODELS, `${genreOption(options)}.gpm`);
  return readModelFile(
    explainFaults(file, 'music model', () => readFileSync(file)),
    file,
  );
}

/** A shipped melody by its name, or a MIDI file. @throws UsageError, SongError */
export function readMelody(name: string): Song {
  if (/\.midi?$/i.test(name)) return readMidiFile(name);
  try {
    return findMelody(name);
  } catch (error) {
    throw new UsageError(`--melody ${(error as Error).message}, or a .mid file`);
  }
}

/** The songs in a folder's .mid files, and of those that are none, why. @throws UsageError */
export function readSongs(folder: string): { songs: Song[]; refused: string[] } {
  const names = explainFaults(folder, 'folder', () => readdirSync(folder));
  const songs: Song[] = [];
  const refused: string[] = [];
  for (const name of names.filter((file) => /\.midi?$/i.test(file)).sort())
    try {
      songs.push(readMidiFile(join(folder, name)));
    } catch (error) {
      refused.push((error as Error).message);
    }
  return { songs, refused };
}

function readMidiFile(file: string): Song {
  return readMidi(
    explainFaults(file, 'MIDI file', () => readFileSync(file)),
    file,
  );
}
