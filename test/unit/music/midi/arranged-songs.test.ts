import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { bandOf } from '../../../../src/music/corpus/band-of.ts';
import { compose } from '../../../../src/music/corpus/compose.ts';
import { type Genre, GENRES } from '../../../../src/music/corpus/genre.ts';
import { songOfPiece } from '../../../../src/music/corpus/song-of-piece.ts';
import { arrange } from '../../../../src/music/gan/arrange.ts';
import { GeneratorPass } from '../../../../src/music/gan/generator-pass.ts';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import type { Song } from '../../../../src/music/song/song.ts';
import { keyOf } from '../../../../src/music/theory/key.ts';
import { untaughtModel } from '../gan/generator-examples.ts';
import { midifileReads, songNotes, tonejsReads } from './other-parsers.ts';

const generator = new GeneratorPass(untaughtModel().weights);

/** Pieces by a genre's rules, and two tunes that a network has arranged: in 3/4, too. */
function songsOf(genre: Genre): Song[] {
  const pieces = [1, 2, 3].map((seed) => songOfPiece(compose(genre, new Rng(seed), 4), genre));
  const tunes = [MELODIES[0], MELODIES.find(({ bar }) => bar[0] === 3)!].map((melody): Song => {
    const song = songOfMelody(melody);
    const parts = arrange(generator, { song, key: keyOf(melody.key), seed: 5 });
    return { ...song, tracks: bandOf(genre, song.tracks[0], parts) };
  });
  return [...pieces, ...tunes];
}

describe.each(GENRES)('the file of an arranged song of %s', (genre) => {
  it('comes back as the same song, and has the same notes and programs in two other parsers', () => {
    for (const song of songsOf(genre)) {
      const bytes = writeMidi(song);
      expect(readMidi(bytes, 'song.mid')).toEqual(song);
      const notes = songNotes(song, 480);
      expect(notes.length).toBeGreaterThan(20);
      expect(tonejsReads(bytes).notes).toEqual(notes);
      expect(midifileReads(bytes).notes).toEqual(notes);
      const played = song.tracks.filter(({ notes }) => notes.length > 0);
      expect(tonejsReads(bytes).parts).toEqual(
        played.map(({ name, program, isDrum }) => [name, program, isDrum]),
      );
    }
  });
});
