import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import { bpmOf, microsecondsOf } from '../../../../src/music/midi/midi-tempo.ts';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import { anySong } from '../song-arbitrary.ts';
import { noteOf, songOf } from '../song-examples.ts';
import { ascii, END, midiBytes } from './midi-bytes.ts';

describe('a written song', () => {
  it('is the file that the standard describes, byte for byte', () => {
    const song = songOf([noteOf(60, 0, 0.5), noteOf(60, 0.5, 1, 100)], {
      title: 'Ab',
      name: 'Geige é',
      program: 40,
      volume: 90,
      keySignature: { sharps: -1, mode: 'minor' },
      timeSignatures: [{ beat: 0, numerator: 6, denominator: 8 }],
    });
    const lead = [
      [0, 0xff, 0x03, 2, ...ascii('Ab')],
      [0, 0xff, 0x59, 2, 0xff, 1],
      [0, 0xff, 0x58, 4, 6, 3, 24, 8],
      [0, 0xff, 0x51, 3, 0x07, 0xa1, 0x20],
      END,
    ];
    const violin = [
      [0, 0xff, 0x03, 8, ...ascii('Geige '), 0xc3, 0xa9],
      [0, 0xc0, 40, 0, 0xb0, 7, 90],
      [0, 0x90, 60, 80, 0x81, 0x70, 0x80, 60, 64, 0, 0x90, 60, 100, 0x83, 0x60, 0x80, 60, 64],
      END,
    ];
    expect([...writeMidi(song)]).toEqual([...midiBytes(1, 480, lead.flat(), violin.flat())]);
  });

  it('is the same when it is read', () => {
    fc.assert(
      fc.property(anySong, (song) => {
        expect(checkSong(readMidi(writeMidi(song), 'a.mid'), 'a.mid')).toEqual(song);
      }),
      { numRuns: 500 },
    );
  });

  it('is written again as the same bytes, also where its times were rounded', () => {
    const time = fc.double({ min: 0, max: 40, noNaN: true });
    const note = fc.record({ pitch: fc.nat(127), velocity: fc.constant(64), onset: time, duration: time });
    fc.assert(
      fc.property(fc.array(note), fc.double({ min: 3.58, max: 10_000, noNaN: true }), (notes, bpm) => {
        const sorted = notes.sort((a, b) => a.onset - b.onset);
        const once = writeMidi(readMidi(writeMidi(songOf(sorted, { tempos: [{ beat: 0, bpm }] })), 'a.mid'));
        expect(writeMidi(readMidi(once, 'a.mid'))).toEqual(once);
      }),
    );
  });

  it('gives instruments channels of their own, drums channel 10, and those beyond fifteen what is left', () => {
    const [one] = songOf([noteOf(60, 0)]).tracks;
    const tracks = Array.from({ length: 18 }, (_, i) => ({ ...one, isDrum: i === 1 }));
    const bytes = [...writeMidi({ ...songOf([]), tracks })];
    const programs = bytes.filter((byte, i) => byte >> 4 === 0xc && bytes[i - 1] === 0 && bytes[i + 1] === 0);
    const channels = [0, 9, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 0, 1];
    expect(programs.map((byte) => byte & 15)).toEqual(channels);
  });

  it('takes as long as it has notes', () => {
    const notes = Array.from({ length: 200_000 }, (_, i) => noteOf(60 + (i % 12), i / 4, 0.25));
    expect(readMidi(writeMidi(songOf(notes)), 'a.mid').tracks[0].notes).toHaveLength(200_000);
  });
});

describe('a tempo', () => {
  it('is as round as the microseconds of a beat allow', () => {
    for (let bpm = 4; bpm <= 7_000; bpm++) expect(bpmOf(microsecondsOf(bpm))).toBe(bpm);
    expect(bpmOf(microsecondsOf(72.5))).toBe(72.5);
  });

  it('comes back as the same microseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0xff_ffff }), (microseconds) => {
        expect(microsecondsOf(bpmOf(microseconds))).toBe(microseconds);
      }),
    );
  });
});
