import { describe, expect, it } from 'vitest';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import type { Song } from '../../../../src/music/song/song.ts';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { noteOf, songOf } from '../song-examples.ts';
import { ascii, chunkBytes, END, midiBytes } from './midi-bytes.ts';

/** Reads one track of 96 ticks a beat; what comes out must be a song. */
function read(track: readonly number[], format = 0): Song {
  return checkSong(readMidi(midiBytes(format, 96, [...track]), 'a.mid'), 'a.mid');
}

const notesOf = (song: Song) => song.tracks.map(({ notes }) => notes);

describe('a MIDI file of one track', () => {
  it('is its song', () => {
    const name = [0, 0xff, 0x03, 5, ...ascii('Piano')];
    const tempo = [0, 0xff, 0x51, 3, 0x07, 0xa1, 0x20];
    const bar = [0, 0xff, 0x58, 4, 6, 3, 36, 8];
    const key = [0, 0xff, 0x59, 2, 0xfd, 1];
    const sound = [0, 0xc0, 24, 0, 0xb0, 7, 90];
    const notes = [0, 0x90, 60, 80, 96, 0x80, 60, 64, 0, 0x90, 64, 100, 0x81, 0x40, 0x80, 64, 0];
    expect(read([...name, ...tempo, ...bar, ...key, ...sound, ...notes, ...END])).toEqual(
      songOf([noteOf(60, 0), noteOf(64, 1, 2, 100)], {
        title: 'Piano',
        program: 24,
        volume: 90,
        timeSignatures: [{ beat: 0, numerator: 6, denominator: 8 }],
        keySignature: { sharps: -3, mode: 'minor' },
      }),
    );
  });

  it('is in 4/4 at 120 bpm where it says nothing, and need not end', () => {
    expect(read([0, 0x90, 60, 80, 96, 0x80, 60, 0])).toEqual(
      songOf([noteOf(60, 0)], { title: '', name: '' }),
    );
    expect(read([])).toEqual({ ...songOf([], { title: '' }), tracks: [] });
  });

  it('goes on with the last status, also behind events of the file and messages of a maker', () => {
    const meta = [0, 0xff, 0x01, 2, 104, 105];
    const maker = [0, 0xf0, 2, 0x7e, 0xf7, 0, 0xf7, 1, 0x10];
    const song = read([0, 0x90, 60, 80, ...meta, 48, 60, 0, ...maker, 48, 62, 80, 96, 62, 0, ...END]);
    expect(notesOf(song)).toEqual([[noteOf(60, 0, 0.5), noteOf(62, 1)]]);
  });

  it('leaves out what a song does not hold', () => {
    const pedal = [0, 0xb0, 64, 127];
    const others = [0, 0xa0, 60, 9, 0, 0xd0, 9, 0, 0xe0, 1, 2, 0, 0xff, 0x7f, 1, 0, 0, 0xff, 0x60, 0];
    const song = read([...pedal, 0, 0x90, 60, 80, ...others, 96, 0x80, 60, 0, 0, 0xb0, 64, 0, ...END]);
    expect(notesOf(song)).toEqual([[noteOf(60, 0)]]);
  });

  it('has a part for each channel, drums among them, and for each program of a channel', () => {
    const together = [0, 0xc1, 40, 0, 0x91, 60, 80, 0, 0x99, 36, 80, 0, 0x90, 50, 80];
    const ends = [96, 0x81, 60, 0, 0, 0x89, 36, 0, 0, 0x80, 50, 0];
    const changed = [0, 0xc1, 45, 0, 0x91, 62, 80, 96, 0x81, 62, 0, 0, 0xc2, 7];
    const song = read([...together, ...ends, ...changed, ...END]);
    expect(song.tracks.map(({ program, isDrum, notes }) => [program, isDrum, notes])).toEqual([
      [0, false, [noteOf(50, 0)]],
      [40, false, [noteOf(60, 0)]],
      [45, false, [noteOf(62, 1)]],
      [7, false, []],
      [0, true, [noteOf(36, 0)]],
    ]);
  });

  it('ends notes of one pitch in the order in which they began', () => {
    const song = read([0, 0x90, 60, 80, 96, 60, 90, 96, 60, 0, 96, 60, 0, ...END]);
    expect(notesOf(song)).toEqual([[noteOf(60, 0, 2), noteOf(60, 1, 2, 90)]]);
  });

  it('ends what nobody ends with the track, gives a note of no length one tick, and ignores an end of nothing', () => {
    const song = read([0, 0x80, 60, 0, 0, 0x90, 60, 80, 0, 0x90, 62, 80, 0, 0x80, 62, 0, 96, 0xff, 0x2f, 0]);
    expect(notesOf(song)).toEqual([[noteOf(60, 0), noteOf(62, 0, 1 / 96)]]);
  });

  it('changes tempo and bar, of two changes at once by the last', () => {
    const tempo = (delta: number, bpm: number) => {
      const microseconds = Math.round(6e7 / bpm);
      return [delta, 0xff, 0x51, 3, microseconds >> 16, (microseconds >> 8) & 255, microseconds & 255];
    };
    const waltz = [96, 0xff, 0x58, 4, 3, 2, 24, 8];
    const { tempos, timeSignatures } = read([
      ...tempo(0, 110),
      ...waltz,
      ...tempo(0, 70),
      ...tempo(0, 72.5),
      ...END,
    ]);
    expect(tempos).toEqual([
      { beat: 0, bpm: 110 },
      { beat: 1, bpm: 72.5 },
    ]);
    expect(timeSignatures).toEqual([
      { beat: 0, numerator: 4, denominator: 4 },
      { beat: 1, numerator: 3, denominator: 4 },
    ]);
  });

  it.each([
    ['UTF-8', [...Buffer.from('Präludium ♭')], 'Präludium ♭'],
    ['Latin-1', ascii('Präludium'), 'Präludium'],
    ['zeros', ascii('Bass\0\0'), 'Bass'],
    ['very long', ascii('x'.repeat(100_000)), 'x'.repeat(200)],
    ['cut within a character', [...Buffer.from('♭'.repeat(400))], '♭'.repeat(200)],
  ])('reads names that are %s', (_, bytes, name) => {
    const length = [bytes.length >> 14, (bytes.length >> 7) & 127, bytes.length & 127];
    expect(read([0, 0xff, 0x03, length[0] | 128, length[1] | 128, length[2], ...bytes, ...END]).title).toBe(
      name,
    );
  });

  it.each([
    ['a bar of no notes', [0x58, 4, 0, 2, 24, 8]],
    ['a bar of 256ths', [0x58, 4, 4, 8, 24, 8]],
    ['a short bar', [0x58, 1, 4]],
    ['eight flats', [0x59, 2, 0xf8, 0]],
    ['a third mode', [0x59, 2, 0, 2]],
    ['a short key', [0x59, 1, 0]],
  ])('does without %s', (_, meta) => {
    const { timeSignatures, keySignature } = read([0, 0xff, ...meta, ...END]);
    expect({ timeSignatures, keySignature }).toEqual({
      timeSignatures: songOf([]).timeSignatures,
      keySignature: null,
    });
  });
});

describe('a MIDI file of several tracks', () => {
  const first = [0, 0x90, 60, 80, 96, 60, 0, 96, 0xff, 0x2f, 0];
  const second = [0, 0xff, 0x51, 3, 0x0f, 0x42, 0x40, 0, 0x90, 64, 80, 96, 64, 0, ...END];

  it('plays them side by side, and any of them may change the tempo', () => {
    const song = readMidi(midiBytes(1, 96, first, second), 'a.mid');
    expect(notesOf(song)).toEqual([[noteOf(60, 0)], [noteOf(64, 0)]]);
    expect(song.tempos).toEqual([{ beat: 0, bpm: 60 }]);
  });

  it('plays them one after the other where the format is 2', () => {
    const song = readMidi(midiBytes(2, 96, first, second, first), 'a.mid');
    expect(notesOf(song)).toEqual([[noteOf(60, 0)], [noteOf(64, 2)], [noteOf(60, 3)]]);
    expect(song.tempos).toEqual([
      { beat: 0, bpm: 120 },
      { beat: 2, bpm: 60 },
      { beat: 3, bpm: 120 },
    ]);
  });

  it('may have foreign chunks, a longer header, fewer tracks than it says, and anything behind them', () => {
    const bytes = [
      ...chunkBytes('MThd', [0, 1, 0, 1, 0, 96, 7, 7]),
      ...chunkBytes('XFIH', [1, 2, 3]),
      ...chunkBytes('MTrk', first),
      0,
      0,
    ];
    expect(notesOf(readMidi(Uint8Array.from(bytes), 'a.mid'))).toEqual([[noteOf(60, 0)]]);
    const fewer = midiBytes(1, 96, first);
    fewer[11] = 3;
    expect(notesOf(readMidi(fewer, 'a.mid'))).toEqual([[noteOf(60, 0)]]);
  });

  it('keeps what stands before the end of a file that breaks off', () => {
    const whole = midiBytes(1, 96, first, [0, 0x90, 64, 80, 96, 64, 0, 0, 67, 80, 96, 67, 0, ...END]);
    const notes = [[noteOf(60, 0)], [noteOf(64, 0)]];
    // In the middle of the last note's beginning.
    expect(notesOf(readMidi(whole.subarray(0, whole.length - 9), 'a.mid'))).toEqual(notes);
  });
});

describe('a MIDI file in frames of film', () => {
  it.each([
    [0xe7, 40, 1_000, 2],
    [0xe8, 100, 2_400, 2],
    [0xe2, 80, 2_400, 2],
    // 29.97 frames a second: thirty of them take 1.001 s.
    [0xe3, 100, 3_000, 2.002],
  ])('has 120 bpm, whatever tempo it names: frames %i of %i ticks', (frames, ticks, length, beats) => {
    const second = [0x90, 60, 80, (length >> 7) | 128, length & 127, 60, 0];
    const tempo = [0, 0xff, 0x51, 3, 0x0f, 0x42, 0x40];
    const song = readMidi(midiBytes(0, (frames << 8) | ticks, [...tempo, 0, ...second, ...END]), 'a.mid');
    expect(song.tempos).toEqual([{ beat: 0, bpm: 120 }]);
    expect(song.tracks[0].notes[0].duration).toBeCloseTo(beats, 10);
  });
});

describe('a file that is no song', () => {
  const note = [0, 0x90, 60, 80];
  it.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'byte 0: the file ends before its first track begins: get a whole copy'],
    ['text', Buffer.from('not a midi file'), 'byte 0: must begin with "MThd": this is not a MIDI file'],
    [
      'a header',
      midiBytes(0, 96).subarray(0, 12),
      'byte 12: the file ends before its first track begins: get a whole copy',
    ],
    ['no tracks', midiBytes(0, 96), 'tracks: must be at least one: nothing is in the file'],
    ['format 3', midiBytes(3, 96, END), 'format: must be 0, 1 or 2 (found 3)'],
    [
      'no ticks',
      midiBytes(0, 0, END),
      'division: must be ticks a beat, or 24, 25, 29 or 30 frames of some ticks (found 0)',
    ],
    [
      '17 frames',
      midiBytes(0, 0xef50, END),
      'division: must be ticks a beat, or 24, 25, 29 or 30 frames of some ticks (found 61264)',
    ],
    [
      'binary',
      Uint8Array.from([...midiBytes(0, 96), ...new Array<number>(20).fill(0)]).fill(1, 11, 12),
      'byte 14: must begin a track with "MTrk": the file is damaged',
    ],
    [
      'no status',
      midiBytes(0, 96, [0, 60, 80, ...END]),
      'byte 23: must begin with what kind of event it is: the file is damaged',
    ],
    [
      'status as data',
      midiBytes(0, 96, [0, 0x90, 60, 0x90, ...END]),
      'byte 25: must be a data byte below 128: the file is damaged (found 144)',
    ],
    [
      'an endless number',
      midiBytes(0, 96, [0xff, 0xff, 0xff, 0xff, 0x7f]),
      'byte 22: must be a number of at most four bytes: the file is damaged',
    ],
    [
      'a short track',
      Uint8Array.from([...midiBytes(0, 96, note.slice(0, 3)), 0]),
      'byte 25: the track ends within an event: the file is damaged',
    ],
    [
      'a message for cables',
      midiBytes(0, 96, [0, 0xf8, ...END]),
      'byte 23: must be a message that files may hold: leave it out (found "0xf8")',
    ],
    [
      'a standstill',
      midiBytes(0, 96, [0, 0xff, 0x51, 3, 0, 0, 0, ...END]),
      'byte 26: must be a tempo from 3.58 to 10000 bpm (found Infinity)',
    ],
    [
      'a year of silence',
      midiBytes(0, 1, [0xff, 0xff, 0xff, 0x7f, ...note.slice(1), ...END]),
      'byte 26: must be within 100000 beats of the beginning',
    ],
    [
      'a wall of notes',
      midiBytes(0, 96, Array.from({ length: 200_001 }, () => note).flat()),
      'notes: must be at most 200000: leave tracks out',
    ],
  ])('is refused with what, where and why: %s', (_, bytes, message) => {
    expect(() => readMidi(bytes, 'a.mid')).toThrow(
      expect.objectContaining({ name: 'SongError', message: `a.mid: ${message}` }),
    );
  });
});
