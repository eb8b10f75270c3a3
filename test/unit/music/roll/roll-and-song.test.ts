import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../src/music/roll/part-of.ts';
import { emptyRoll } from '../../../../src/music/roll/roll.ts';
import { DRUM_VOICES, LANES, STEPS } from '../../../../src/music/roll/roll-layout.ts';
import { notesOf } from '../../../../src/music/roll/roll-notes.ts';
import { rollOf } from '../../../../src/music/roll/roll-of.ts';
import { songOf } from '../../../../src/music/roll/song-of.ts';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import type { InstrumentTrack } from '../../../../src/music/song/song.ts';
import { rollWith, withAttacks } from '../roll-examples.ts';
import { noteOf, songOf as songWith } from '../song-examples.ts';

/** Two bars of chords that change together, with rests; a bass; hits: what the grid can say. */
const anyRoll = fc
  .record({
    drums: fc.array(fc.tuple(fc.constantFrom(...DRUM_VOICES), fc.nat(STEPS - 1)), { maxLength: 40 }),
    bass: lineOf(LANES.bass, 1),
    chords: lineOf(LANES.chords, 4),
    pad: lineOf(LANES.pad, 4),
  })
  .map(({ drums, ...parts }) =>
    rollOf({
      ...songWith([]),
      tracks: [
        trackOf(
          'Drums',
          drums.map(([{ pitch }, step]) => noteOf(pitch, step / 4, 0.25)),
          true,
        ),
        trackOf('Bass', parts.bass),
        trackOf('Chords', parts.chords),
        trackOf('Pad', parts.pad),
      ],
    }),
  );

function lineOf({ low, pitches }: { low: number; pitches: number }, voices: number) {
  return fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 6 }),
        fc.uniqueArray(fc.integer({ min: low, max: low + pitches - 1 }), { maxLength: voices }),
        fc.integer({ min: 1, max: 6 }),
      ),
      { maxLength: 12 },
    )
    .map((chords) => {
      let step = 0;
      return chords.flatMap(([steps, chord, longer]) => {
        const onset = step / 4;
        step += steps;
        // Some ring on into the next chord.
        return chord.map((pitch) => noteOf(pitch, onset, (voices > 1 ? Math.max(steps, longer) : steps) / 4));
      });
    });
}

function trackOf(name: string, notes: InstrumentTrack['notes'], isDrum = false): InstrumentTrack {
  return { name, program: 0, isDrum, notes };
}

const chordsOf = (...notes: InstrumentTrack['notes']) => songWith(notes, { name: 'Chords' });

describe('a roll as a song', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyRoll, anyRoll, (first, second) => {
        const song = songOf([first, second]);
        // As text: thousands of cells take long to compare one by one.
        expect(rollOf(song, 0).join('')).toBe(first.join(''));
        expect(rollOf(song, 8).join('')).toBe(second.join(''));
        expect(songOf([rollOf(song, 0), rollOf(song, 8)])).toEqual(song);
      }),
    );
  });

  it('is a song that passes the checks', () => {
    fc.assert(
      fc.property(anyRoll, (roll) => {
        const song = songOf([roll], { title: 'Two bars', bpm: 96, mode: 'minor' });
        expect(checkSong(song, 'roll')).toEqual(song);
      }),
    );
  });

  it('keeps repeated notes apart', () => {
    const roll = rollWith({
      bass: [
        ['E2', 0, 2],
        ['E2', 2, 2],
        ['E2', 4, 4],
      ],
    });
    expect(notesOf(roll, 'bass').map(({ step, steps }) => [step, steps])).toEqual([
      [0, 2],
      [2, 2],
      [4, 4],
    ]);
    expect(notesOf(withAttacks(roll, 'bass', 0, 2), 'bass')).toHaveLength(2);
  });

  it('holds a note under one that joins it', () => {
    const song = chordsOf(noteOf(60, 0, 2, 96), noteOf(64, 1, 1, 82));
    expect(songOf([rollOf(song)]).tracks[2].notes).toEqual(song.tracks[0].notes);
  });

  it('strikes what is held where another note is struck again: the rhythm stays', () => {
    const song = chordsOf(noteOf(60, 0, 2), noteOf(64, 0, 1), noteOf(64, 1, 1));
    expect(songOf([rollOf(song)]).tracks[2].notes.map(({ pitch, onset }) => [pitch, onset])).toEqual([
      [60, 0],
      [64, 0],
      [60, 1],
      [64, 1],
    ]);
  });
});

describe('a song as a roll', () => {
  it('moves notes to the nearest steps, none shorter than one', () => {
    const [, , chords] = songOf([rollOf(chordsOf(noteOf(60, 0.1, 0.02), noteOf(62, 0.9, 1.2)))]).tracks;
    expect(chords.notes).toEqual([noteOf(60, 0, 0.25, 96), noteOf(62, 1, 1, 82)]);
  });

  it('cuts what reaches beyond the block, and leaves out what does not reach it', () => {
    const song = chordsOf(noteOf(60, 0, 8), noteOf(62, 6, 4), noteOf(64, 15, 4), noteOf(65, 16, 1));
    const [, , chords] = songOf([rollOf(song, 8)]).tracks;
    expect(chords.notes).toEqual([noteOf(62, 0, 2, 96), noteOf(64, 7, 1, 82)]);
  });

  it('takes pitches out of range by octaves to the nearest place', () => {
    const bass = songWith([noteOf(26, 0), noteOf(60, 1)], { name: 'Bass' });
    expect(notesOf(rollOf(bass), 'bass').map(({ pitch }) => pitch)).toEqual([38, 48]);
  });

  it('keeps the lowest of basses', () => {
    const bass = songWith([noteOf(36, 0, 2), noteOf(40, 0, 4)], { name: 'Bass' });
    expect(notesOf(rollOf(bass), 'bass').map(({ pitch, step, steps }) => [pitch, step, steps])).toEqual([
      [36, 0, 8],
      [40, 8, 8],
    ]);
  });

  it('hears other drums as their nearest voice, and no cowbell', () => {
    const song = songWith([noteOf(35, 0), noteOf(40, 1), noteOf(56, 2)], { isDrum: true });
    expect(rollOf(song)).toEqual(rollWith({ drums: { kick: [0], snare: [4] } }));
  });

  it('is empty where nothing plays', () => {
    expect(rollOf(songWith([]))).toEqual(emptyRoll());
  });
});

describe('the part of a track', () => {
  it.each([
    ['Pad', 0, 'pad'],
    ['Fingered', 33, 'bass'],
    ['Strings', 48, 'pad'],
    ['Warm', 89, 'pad'],
    ['Guitar', 25, 'chords'],
    ['Melody', 0, null],
    ['Trumpet', 56, null],
  ] as const)('%s with program %i is %s', (name, program, part) => {
    expect(partOf({ name, program, isDrum: false, notes: [] })).toBe(part);
  });
});
