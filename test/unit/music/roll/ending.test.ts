import { describe, expect, it } from 'vitest';
import { restOf, withEnding } from '../../../../src/music/roll/ending.ts';
import type { InstrumentTrack, Note } from '../../../../src/music/song/song.ts';
import { noteOf } from '../song-examples.ts';

const track = (name: string, notes: readonly Note[]): InstrumentTrack => ({
  name,
  program: 0,
  isDrum: name === 'Drums',
  notes,
});

/** A bar that goes on to its end. */
const BAND = [
  track('Drums', [noteOf(42, 0, 0.25), noteOf(38, 1, 0.25), noteOf(42, 2, 0.25), noteOf(38, 3, 0.25)]),
  track('Bass', [noteOf(36, 0, 2), noteOf(43, 2, 1), noteOf(47, 3, 1)]),
  track('Chords', [noteOf(60, 0, 1), noteOf(64, 2.5, 0.5), noteOf(67, 2.5, 0.5), noteOf(60, 3.5, 0.5)]),
  track('Pad', [noteOf(72, 0, 4)]),
];
const rest = { beat: 2, end: 4, chord: null };
const STROKE = [36, 49];

const HOME = [0, 4, 7];

describe('where a melody comes to rest', () => {
  it.each([
    ['with its last note', [noteOf(60, 0), noteOf(64, 2, 2)], 1, { beat: 2, end: 4, chord: HOME }],
    ['in its last bar, where a note is held over', [noteOf(60, 2, 6)], 2, { beat: 4, end: 8, chord: HOME }],
    ['at once, where it has one note', [noteOf(60, 0)], 1, { beat: 0, end: 4, chord: HOME }],
    ['nowhere, with a short note at the end', [noteOf(60, 3.5, 0.5)], 1, null],
    ['nowhere, without notes', [], 1, null],
  ])('%s', (_, notes, bars, expected) => {
    expect(restOf(notes, bars, 'major')).toEqual(expected);
  });
});

describe('an ending', () => {
  it('that does not come home is as it sounds', () => {
    expect(restOf([noteOf(62, 2, 2)], 1, 'major')).toEqual({ beat: 2, end: 4, chord: null });
    expect(restOf([noteOf(57, 2, 2)], 1, 'minor')).toEqual({ beat: 2, end: 4, chord: [9, 0, 4] });
  });

  it('strikes the chord that it rests on where parts are in another one, each note the nearest', () => {
    const late = [
      track('Drums', []),
      track('Bass', [noteOf(43, 0, 4)]),
      track('Chords', [noteOf(60, 2, 2), noteOf(64, 2, 2)]),
      track('Pad', [noteOf(71, 0, 4), noteOf(74, 0, 4), noteOf(77, 0, 4)]),
    ];
    const [, bass, chords, pad] = withEnding(late, { beat: 2, end: 4, chord: HOME }, STROKE).map(
      ({ notes }) => notes.map(({ pitch, onset, duration }) => [pitch, onset, duration]),
    );
    expect(bass).toEqual([
      [43, 0, 2],
      [48, 2, 2],
    ]);
    // In the chord already: held as they are.
    expect(chords).toEqual([
      [60, 2, 2],
      [64, 2, 2],
    ]);
    expect(pad).toEqual([
      [71, 0, 2],
      [74, 0, 2],
      [77, 0, 2],
      [72, 2, 2],
      [76, 2, 2],
    ]);
  });

  it('holds what sounds with the last stroke, lets what comes late come with it, and nothing follow', () => {
    const [drums, bass, chords, pad] = withEnding(BAND, rest, STROKE).map(({ notes }) => notes);
    expect(drums).toEqual([
      noteOf(42, 0, 0.25),
      noteOf(38, 1, 0.25),
      noteOf(36, 2, 0.25, 94),
      noteOf(49, 2, 0.25, 106),
    ]);
    expect(bass).toEqual([noteOf(36, 0, 2), noteOf(43, 2, 2)]);
    expect(chords).toEqual([noteOf(60, 0, 1), noteOf(64, 2, 2, 88), noteOf(67, 2, 2, 88)]);
    expect(pad).toEqual([noteOf(72, 0, 4)]);
  });

  it('keeps what is locked, has no stroke where no drums play, and changes nothing twice', () => {
    const quiet = [track('Drums', []), ...BAND.slice(1)];
    expect(withEnding(quiet, rest, STROKE)[0].notes).toEqual([]);
    expect(withEnding(BAND, rest, STROKE, ['drums', 'bass']).slice(0, 2)).toEqual(BAND.slice(0, 2));
    const once = withEnding(BAND, rest, STROKE);
    expect(withEnding(once, rest, STROKE)).toEqual(once);
  });
});
