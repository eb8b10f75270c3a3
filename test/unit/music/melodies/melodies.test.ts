import { describe, expect, it } from 'vitest';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import { keyOf, scaleOf } from '../../../../src/music/theory/key.ts';

const [twinkle] = MELODIES;

describe('a melody that ships', () => {
  it.each(MELODIES.map((melody) => [melody.title, melody] as const))(
    '%s is a song of 4 to 16 bars that survives a MIDI file',
    (title, melody) => {
      const song = checkSong(songOfMelody(melody), title);
      const bars = melody.bars.split('|').length;
      expect(bars).toBeGreaterThanOrEqual(4);
      expect(bars).toBeLessThanOrEqual(16);
      expect(readMidi(writeMidi(song), 'a.mid')).toEqual(song);
    },
  );

  it.each(MELODIES.map((melody) => [melody.title, melody] as const))('%s stays in its key', (_, melody) => {
    const scale = scaleOf(keyOf(melody.key));
    const foreign = songOfMelody(melody).tracks[0].notes.filter(({ pitch }) => !scale.includes(pitch % 12));
    // Greensleeves goes up to its tonic by the raised sixth and the leading note, and leads to its dominant by it.
    expect(foreign.map(({ pitch }) => pitch)).toEqual(
      melody.title === 'Greensleeves' ? [68, 68, 68, 66, 68] : [],
    );
  });

  it('has a title of its own', () => {
    expect(new Set(MELODIES.map(({ title }) => title)).size).toBe(MELODIES.length);
  });
});

describe('a melody as text', () => {
  it('is read note by note', () => {
    const { tracks } = songOfMelody({ ...twinkle, bar: [3, 4], bars: 'C4 r F#4 | Bb3:1.5 C4:0.5 r' });
    expect(tracks[0].notes.map(({ pitch, onset, duration }) => [pitch, onset, duration])).toEqual([
      [60, 0, 1],
      [66, 2, 1],
      [58, 3, 1.5],
      [60, 4.5, 0.5],
    ]);
  });

  it.each([
    ['C4 C4 C4', /bar 1: must be 4 beats long$/],
    ['C4:4 | C4:5', /bar 2: must be 4 beats long$/],
    ['C4:0 C4:4', /bar 1: C4:0 has no length$/],
    ['X4:4', /^X4 is no note/],
  ])('%s is refused', (bars, message) => {
    expect(() => songOfMelody({ ...twinkle, bars })).toThrow(message);
  });
});
