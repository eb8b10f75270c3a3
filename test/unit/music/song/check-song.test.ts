import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import { SongError } from '../../../../src/music/song/song-error.ts';
import { SONG_LIMITS } from '../../../../src/music/song/song-limits.ts';
import { toSongText } from '../../../../src/music/song/song-text.ts';
import { lastBeat } from '../../../../src/music/song/song.ts';
import { anySong } from '../song-arbitrary.ts';
import { noteOf, songOf } from '../song-examples.ts';

const song = songOf([noteOf(60, 0), noteOf(64, 0), noteOf(60, 1)]);
const [track] = song.tracks;

describe('a song', () => {
  it('is taken as it is, also after being cloned and written as JSON', () => {
    fc.assert(
      fc.property(anySong, (any) => {
        expect(checkSong(any, 'a')).toEqual(any);
        expect(checkSong(structuredClone(any), 'a')).toEqual(any);
        expect(checkSong(JSON.parse(JSON.stringify(any)), 'a')).toEqual(any);
      }),
      { numRuns: 200 },
    );
  });

  it('ends with the note that ends last', () => {
    expect(lastBeat(songOf([noteOf(60, 0, 8), noteOf(60, 1, 2)]))).toBe(8);
    expect(lastBeat(songOf([]))).toBe(0);
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'a.json: song: must be an object (found null)'],
    ['a list', [], 'a.json: title: is missing'],
    ['a missing field', { ...song, title: undefined }, 'a.json: title: is missing'],
    ['a stray field', { ...song, bpm: 3 }, 'a.json: bpm: is not a field of a song: leave it out'],
    [
      'a title of two lines',
      { ...song, title: 'a\nb' },
      'a.json: title: must be one line of at most 200 characters, none of them a control character (found "a\\nb")',
    ],
    [
      'no tempo',
      { ...song, tempos: [] },
      'a.json: tempos: must begin at beat 0 and go on in order of beats, each its own (found a list of 0)',
    ],
    [
      'a late tempo',
      { ...song, tempos: [{ beat: 1, bpm: 90 }] },
      'a.json: tempos: must begin at beat 0 and go on in order of beats, each its own (found a list of 1)',
    ],
    [
      'a standstill',
      { ...song, tempos: [{ beat: 0, bpm: 0 }] },
      'a.json: tempos[0].bpm: must be a number from 3.58 to 10000 bpm (found 0)',
    ],
    [
      'thirds of a note',
      { ...song, timeSignatures: [{ beat: 0, numerator: 4, denominator: 3 }] },
      'a.json: timeSignatures[0].denominator: must be one of 1, 2, 4, 8, 16, 32, 64 (found 3)',
    ],
    [
      'eight sharps',
      { ...song, keySignature: { sharps: 8, mode: 'major' } },
      'a.json: keySignature.sharps: must be a whole number from -7 to 7 (found 8)',
    ],
    [
      'tracks that are none',
      { ...song, tracks: 'x' },
      'a.json: tracks: must be a list of tracks (found "x")',
    ],
    [
      'a pitch off the keyboard',
      songOf([noteOf(128, 0)]),
      'a.json: tracks[0].notes[0].pitch: must be a whole number from 0 to 127 (found 128)',
    ],
    [
      'silence as a note',
      songOf([noteOf(60, 0, 1, 0)]),
      'a.json: tracks[0].notes[0].velocity: must be a whole number from 1 to 127 (found 0)',
    ],
    [
      'a note of no length',
      songOf([noteOf(60, 0, 0)]),
      'a.json: tracks[0].notes[0].duration: must be above 0 beats (found 0)',
    ],
    [
      'a note at no time',
      songOf([noteOf(60, Number.NaN)]),
      'a.json: tracks[0].notes[0].onset: must be a number from 0 to 100000 beats (found NaN)',
    ],
    [
      'notes out of order',
      songOf([noteOf(60, 1), noteOf(60, 0)]),
      'a.json: tracks[0].notes: must come in order of onset, then pitch, then duration: sort them with compareNotes (found a list of 2)',
    ],
    [
      'too many tracks',
      { ...song, tracks: new Array(SONG_LIMITS.tracks + 1).fill(track) },
      'a.json: tracks: must have at most 1000 tracks (found a list of 1001)',
    ],
  ])('is not %s', (_, value, message) => {
    expect(() => checkSong(value, 'a.json')).toThrow(expect.objectContaining({ name: 'SongError', message }));
  });

  it('is not longer than it may be, however its notes are spread over tracks', () => {
    const notes = Array.from({ length: SONG_LIMITS.notes / 2 + 1 }, (_, i) => noteOf(60, i / 4));
    const tracks = [track, track].map((one) => ({ ...one, notes }));
    expect(() => checkSong({ ...song, tracks }, 'a')).toThrow(
      /^a: tracks: must have at most 200000 notes in all/,
    );
  });

  it('is refused in one short line, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, key) => {
        for (const any of [value, { ...song, [key]: value }, { ...song, tracks: [value] }])
          try {
            checkSong(any, 'a');
          } catch (error) {
            expect(error).toBeInstanceOf(SongError);
            expect((error as SongError).message).toMatch(/^a: .{1,90}: [^\n]{1,250}$/u);
          }
      }),
    );
  });
});

describe('a name out of a file', () => {
  it('keeps its characters and loses what is no character', () => {
    expect(toSongText('Präludium 𝄞\u0000\n')).toBe('Präludium 𝄞');
    expect(toSongText('\uD834')).toBe('');
    expect(toSongText(`${'a'.repeat(199)}𝄞`)).toBe('a'.repeat(199));
  });
});
