import { describe, expect, it } from 'vitest';
import { factsOf, likeliestMelody, melodySong } from '../../../../src/music/melody/melody-of.ts';
import type { InstrumentTrack } from '../../../../src/music/song/song.ts';
import { noteOf, songOf } from '../song-examples.ts';

const track = (name: string, pitches: readonly number[], changes: Partial<InstrumentTrack> = {}) => ({
  name,
  program: 0,
  isDrum: false,
  notes: pitches.map((pitch, i) => noteOf(pitch, i)),
  ...changes,
});
const tune = track('', [72, 74, 76, 77, 79, 77, 76, 74]);
const bass = track('', [36, 36, 43, 43, 36, 36, 43, 43], { program: 33 });
const chords = track('', [], {
  notes: [0, 2, 4, 6].flatMap((beat) => [60, 64, 67].map((pitch) => noteOf(pitch, beat, 2))),
});
const drums = track('', [36, 38, 36, 38], { isDrum: true });

describe('the likeliest melody', () => {
  const likeliest = (...tracks: InstrumentTrack[]): number => likeliestMelody({ ...songOf([]), tracks });

  it('is the higher of those that play one note at a time, or what is called so', () => {
    expect(likeliest(drums, bass, chords, tune)).toBe(3);
    expect(likeliest(tune, track('Lead vocal', [55, 57, 59, 60]))).toBe(1);
  });

  it('is the first that has notes where nothing speaks for any, and none of drums and silence', () => {
    expect(likeliest(drums, chords)).toBe(1);
    expect(likeliest(drums, track('Melody', []))).toBe(-1);
  });

  it('is told from chords by how many notes begin alone', () => {
    expect(factsOf(tune)).toEqual({ notes: 8, range: [72, 79], alone: 1 });
    expect(factsOf(chords)).toEqual({ notes: 12, range: [60, 67], alone: 0 });
    expect(factsOf(track('', []))).toEqual({ notes: 0, range: null, alone: 0 });
  });
});

describe('a track as a song', () => {
  it('leaves out the bars before it begins, and keeps what holds then', () => {
    const song = songOf([], {
      tempos: [
        { beat: 0, bpm: 60 },
        { beat: 6, bpm: 100 },
        { beat: 12, bpm: 120 },
      ],
      timeSignatures: [
        { beat: 0, numerator: 4, denominator: 4 },
        { beat: 8, numerator: 3, denominator: 4 },
      ],
    });
    const late = track('', [], { notes: [noteOf(60, 12), noteOf(62, 13)] });
    const melody = melodySong({ ...song, tracks: [drums, late] }, 1);
    expect(melody.tracks).toEqual([{ ...late, notes: [noteOf(60, 1), noteOf(62, 2)] }]);
    expect(melody.tempos).toEqual([
      { beat: 0, bpm: 100 },
      { beat: 1, bpm: 120 },
    ]);
    expect(melody.timeSignatures).toEqual([{ beat: 0, numerator: 3, denominator: 4 }]);
  });
});
