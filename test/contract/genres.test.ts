import { describe, expect, it } from 'vitest';
import { Rng } from '../../src/math/rng.ts';
import { compose, corpusOf } from '../../src/music/corpus/compose.ts';
import { GENRES } from '../../src/music/corpus/genre.ts';
import { songOfPiece } from '../../src/music/corpus/song-of-piece.ts';
import { melodyRollOf } from '../../src/music/roll/melody-roll.ts';
import { rollOf } from '../../src/music/roll/roll-of.ts';

describe.each(GENRES)('%s', (genre) => {
  it('makes the same corpus of the same seed, and another one of another', () => {
    expect(corpusOf(genre, 3, 40)).toEqual(corpusOf(genre, 3, 40));
    expect(corpusOf(genre, 4, 40)).not.toEqual(corpusOf(genre, 3, 40));
    // More of it begins with the same.
    expect(corpusOf(genre, 3, 60).slice(0, 40)).toEqual(corpusOf(genre, 3, 40));
  });

  it('makes pieces that are songs and come back from them', () => {
    for (let seed = 0; seed < 40; seed++) {
      const piece = compose(genre, new Rng(seed), 3);
      const song = songOfPiece(piece, genre);
      expect(piece.chords).toHaveLength(12);
      for (const [block, { roll, melody }] of piece.blocks.entries()) {
        expect(rollOf(song, 8 * block)).toEqual(roll);
        expect(melodyRollOf(song.tracks[0].notes, 8 * block)).toEqual(melody);
      }
    }
  });
});
