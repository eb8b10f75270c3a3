import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { compose } from '../../../../src/music/corpus/compose.ts';
import { melodyTrack, topLine } from '../../../../src/music/corpus/melody-track.ts';
import { FEWEST, midiSamples } from '../../../../src/music/corpus/midi-samples.ts';
import { notesByBlock } from '../../../../src/music/corpus/notes-by-block.ts';
import { LEFT_OUT, samplesOf } from '../../../../src/music/corpus/song-samples.ts';
import { songOfPiece } from '../../../../src/music/corpus/song-of-piece.ts';
import { melodyRollOf } from '../../../../src/music/roll/melody-roll.ts';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import { lastBeat, type InstrumentTrack, type Song } from '../../../../src/music/song/song.ts';
import { transpose } from '../../../../src/music/theory/transpose.ts';
import { anySong } from '../song-arbitrary.ts';
import { noteOf, songOf } from '../song-examples.ts';

const trackOf = (
  name: string,
  pitches: readonly number[],
  changes: Partial<InstrumentTrack> = {},
): InstrumentTrack => ({
  name,
  program: 0,
  isDrum: false,
  notes: pitches.map((pitch, i) => noteOf(pitch, i)),
  ...changes,
});
const withTracks = (...tracks: InstrumentTrack[]): Song => songOf([], { tracks });

/** C major up and down for four bars, whole notes of a bass below. */
const TUNE = trackOf('Melody', [60, 62, 64, 65, 67, 65, 64, 62, 60, 62, 64, 65, 67, 65, 64, 60]);
const BASS = trackOf('Bass', [], { program: 33, notes: [0, 4, 8, 12].map((onset) => noteOf(36, onset, 4)) });

describe('the melody of a song', () => {
  const name = (...tracks: InstrumentTrack[]): string | undefined => melodyTrack(withTracks(...tracks))?.name;
  const high = trackOf('Flute', [90, 91, 92, 93]);
  const low = trackOf('Oboe', [70, 71, 72, 73]);
  const chords = trackOf('Piano', [], { notes: [95, 98, 102].map((pitch) => noteOf(pitch, 0, 4)) });

  it('is the track that is called so', () => {
    expect(name(high, { ...low, name: 'Lead vocal' })).toBe('Lead vocal');
  });

  it('is the highest that plays one note at a time', () => {
    expect(name(low, high, chords)).toBe('Flute');
  });

  it('is none that plays now and then', () => {
    expect(name(low, trackOf('Bell', [100]))).toBe('Oboe');
  });

  it('is the upper hand where all play chords', () => {
    const lower = {
      ...chords,
      name: 'Left',
      notes: chords.notes.map((note) => ({ ...note, pitch: note.pitch - 40 })),
    };
    expect(name(lower, chords)).toBe('Piano');
  });

  it('is none of drums, of silence and of chords alone', () => {
    expect(name()).toBeUndefined();
    expect(name(trackOf('Melody', [60], { isDrum: true }))).toBeUndefined();
    expect(name(trackOf('Melody', []))).toBeUndefined();
    expect(name(chords)).toBeUndefined();
  });

  it('is one line: the highest of what begins together, until the next begins', () => {
    const notes = [noteOf(60, 0, 4), noteOf(64, 0, 4), noteOf(62, 1, 1), noteOf(62, 3, 1)];
    expect(topLine(notes)).toEqual([noteOf(64, 0, 1), noteOf(62, 1, 1), noteOf(62, 3, 1)]);
  });
});

describe('samples of a song', () => {
  it('are its two-bar blocks, the melody apart from the parts', () => {
    const { samples, melody, key, leftOut } = samplesOf(withTracks(TUNE, BASS));
    expect(samples).toHaveLength(2);
    expect(melody).toBe('Melody');
    expect(key).toEqual({ tonic: 0, mode: 'major' });
    expect(Object.values(leftOut)).toEqual(LEFT_OUT.map(() => 0));
  });

  it('are the same from any key', () => {
    const song = withTracks(TUNE, BASS);
    for (const semitones of [-5, 1, 4, 6])
      expect(samplesOf(transpose(song, semitones)).samples.map((sample) => sample.melody)).toEqual(
        samplesOf(song).samples.map((sample) => sample.melody),
      );
  });

  it('are not where the melody, or all parts, are silent', () => {
    const early = { ...BASS, notes: BASS.notes.slice(0, 2) };
    expect(samplesOf(withTracks(TUNE, early)).leftOut['parts silent']).toBe(1);
    const short = { ...TUNE, notes: TUNE.notes.slice(0, 8) };
    expect(samplesOf(withTracks(short, BASS)).leftOut['melody silent']).toBe(1);
  });

  it('are where bars are of four beats, or two of them are', () => {
    const count = (numerator: number, denominator: number): number =>
      samplesOf({ ...withTracks(TUNE, BASS), timeSignatures: [{ beat: 0, numerator, denominator }] }).samples
        .length;
    expect([count(4, 4), count(2, 2), count(2, 4)]).toEqual([2, 2, 2]);
    expect([count(3, 4), count(6, 8), count(5, 4), count(1, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('begin anew where the kind of bar changes, and do not reach over it', () => {
    const bars = [
      { beat: 0, numerator: 3, denominator: 4 },
      { beat: 6, numerator: 4, denominator: 4 },
      { beat: 10, numerator: 4, denominator: 4 },
    ];
    const { samples, leftOut } = samplesOf({ ...withTracks(TUNE, BASS), timeSignatures: bars });
    // Two bars of 3/4, one of 4/4 that is alone, and the last six beats, filled up with silence.
    expect(leftOut['not in 4/4']).toBe(2);
    expect(samples).toHaveLength(1);
  });

  it('are none of a part that is too wide to be moved', () => {
    const wide = trackOf('Harp', [0, 127], { program: 46 });
    const song = transpose(withTracks(TUNE, BASS), 2);
    expect(samplesOf({ ...song, tracks: [...song.tracks, wide] }).leftOut['too wide']).toBe(2);
  });

  it('come back from a piece of the corpus, by way of a file', () => {
    let same = 0;
    for (let seed = 0; seed < 10; seed++) {
      const piece = compose('pop', new Rng(seed), 8);
      const song = readMidi(writeMidi(songOfPiece(piece, 'pop')), 'piece.mid');
      const { samples, key } = samplesOf(song);
      // A short melody may be heard in another key than it was made in.
      if (key?.tonic !== (piece.mode === 'major' ? 0 : 9)) continue;
      same++;
      expect(samples).toEqual(piece.blocks.filter(({ melody }) => melody.includes(1)));
    }
    expect(same).toBeGreaterThanOrEqual(5);
  });

  it('are cut from all notes that sound in their bars', () => {
    fc.assert(
      fc.property(
        anySong,
        fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 5 }),
        (song, starts) => {
          const beats = starts.map((start) => start / 4).sort((a, b) => a - b);
          for (const { notes } of song.tracks)
            for (const [i, near] of notesByBlock(notes, beats).entries())
              expect(melodyRollOf(near, beats[i])).toEqual(melodyRollOf(notes, beats[i]));
        },
      ),
    );
  });

  it('are found, or not, in any song', () => {
    fc.assert(
      fc.property(anySong, (song) => {
        const { samples, leftOut } = samplesOf(song);
        const blocks = samples.length + LEFT_OUT.reduce((sum, reason) => sum + leftOut[reason], 0);
        expect(blocks > 0).toBe(lastBeat(song) > 0);
        for (const { roll, melody } of samples) expect(roll.includes(1) && melody.includes(1)).toBe(true);
      }),
    );
  });
});

describe('samples of many songs', () => {
  it('say how many there are, and why not more', () => {
    const waltz = { ...withTracks(TUNE, BASS), timeSignatures: [{ beat: 0, numerator: 3, denominator: 4 }] };
    const { samples, songs, songsWithout, nearest, report } = midiSamples([withTracks(TUNE, BASS), waltz]);
    expect([samples.length, songs, songsWithout]).toEqual([2, 2, 1]);
    // Both blocks have the same bass.
    expect(nearest).toBe(0);
    expect(report).toEqual([
      '2 samples of two bars from 2 songs.',
      '1 of the songs gave none.',
      'Left out 3 times two bars: the bars are not in 4/4.',
      'The most similar other sample is 0.00 away in the middle; 0 is a copy, 1 has nothing in common.',
      'Fewer than 200 samples: the network will repeat them instead of learning from them. Add songs.',
    ]);
  });

  it('warn of too few only where there are', () => {
    const songs = Array.from({ length: 30 }, (_, seed) =>
      songOfPiece(compose('rock', new Rng(seed), 8), 'rock'),
    );
    const { samples, report } = midiSamples(songs);
    expect(samples.length).toBeGreaterThanOrEqual(FEWEST);
    expect(report.filter((line) => line.startsWith('Fewer'))).toEqual([]);
  });

  it('are none of no songs', () => {
    expect(midiSamples([]).nearest).toBeNull();
    expect(midiSamples([]).report[0]).toBe('0 samples of two bars from 0 songs.');
  });
});
