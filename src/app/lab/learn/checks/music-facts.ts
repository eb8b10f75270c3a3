import * as v from 'valibot';
import { readSongs } from '../../../music/storage/saved-songs.ts';

/** A song of which parts were made by a generator. */
export interface ArrangedSong {
  readonly title: string;
  readonly genre: string;
  readonly parts: number;
  /** Notes of these parts. */
  readonly notes: number;
  readonly savedAt: number;
}

/** A model that a person has trained. */
export interface OwnModelFacts {
  readonly name: string;
  readonly origin: string;
}

/** What checks know of the music tab. */
export interface MusicFacts {
  /** The last saved first. */
  readonly arranged: readonly ArrangedSong[];
  readonly models: readonly OwnModelFacts[];
}

const ModelSchema = v.object({ name: v.string(), origin: v.string() });

/** Reads songs and models as they are stored; what another version has stored otherwise is left out. */
export function readMusic(songs: readonly unknown[], models: readonly unknown[]): MusicFacts {
  const arranged = readSongs(songs).flatMap(({ song, style, savedAt }) => {
    const parts = song.tracks.slice(1);
    const notes = parts.reduce((sum, part) => sum + part.notes.length, 0);
    if (style === undefined || notes === 0) return [];
    return [{ title: song.title, genre: style.genre, parts: parts.length, notes, savedAt }];
  });
  return {
    arranged: arranged.sort((a, b) => b.savedAt - a.savedAt),
    models: models.filter((model) => v.is(ModelSchema, model)),
  };
}
