import { describe, expect, it } from 'vitest';
import { arrange } from '../../../../src/music/gan/arrange.ts';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { PARTS } from '../../../../src/music/roll/roll-layout.ts';
import { type InstrumentTrack, lastBeat, type Song } from '../../../../src/music/song/song.ts';
import { keyOf } from '../../../../src/music/theory/key.ts';
import { transpose } from '../../../../src/music/theory/transpose.ts';
import { untaughtGenerator } from './generator-examples.ts';

const generator = untaughtGenerator();
const songs = MELODIES.map((melody) => songOfMelody(melody));
const twinkle = songs[0];
const arranged = (song: Song, seed = 1): InstrumentTrack[] =>
  arrange(generator, { song, key: keyOf(song.keySignature!), seed });

describe('an arrangement', () => {
  it.each(songs)('of $title has four parts that end with its bars', (song) => {
    const parts = arranged(song);
    expect(parts.map(({ name }) => name.toLowerCase())).toEqual([...PARTS]);
    expect(parts.some(({ notes }) => notes.length > 0)).toBe(true);
    const { numerator, denominator } = song.timeSignatures[0];
    const bar = (4 * numerator) / denominator;
    const end = lastBeat({ ...song, tracks: parts });
    // Two bars of 2/4 go together, and blocks are of two bars.
    expect(end).toBeLessThanOrEqual(Math.ceil(lastBeat(song) / (4 * bar)) * 4 * bar);
  });

  it('is the same with the same seed and another with another', () => {
    expect(arranged(twinkle)).toEqual(arranged(twinkle));
    expect(arranged(twinkle, 2)).not.toEqual(arranged(twinkle));
  });

  it('of a melody in another key is the same in that key', () => {
    const higher = transpose(twinkle, 2);
    const [drums, bass, chords] = arranged(higher);
    const [sameDrums, lower, lowerChords] = arranged(twinkle);
    expect(drums).toEqual(sameDrums);
    expect(bass.notes.map(({ pitch }) => (pitch - 2) % 12)).toEqual(
      lower.notes.map(({ pitch }) => pitch % 12),
    );
    expect(chords.notes).toHaveLength(lowerChords.notes.length);
  });

  it('keeps the parts that are locked, note by note, and makes the others anew', () => {
    const first = arranged(twinkle);
    const song = { ...twinkle, tracks: [twinkle.tracks[0], ...first] };
    const again = arrange(generator, {
      song,
      key: keyOf(song.keySignature!),
      seed: 2,
      locked: ['drums', 'bass'],
    });
    expect(again.slice(0, 2)).toEqual(first.slice(0, 2));
    expect(again[2]).not.toEqual(first[2]);
  });

  it('ends with a chord that is held to the end of the last bar', () => {
    // The last note of the melody begins at beat 46 of 48.
    for (const { isDrum, notes } of arranged(twinkle)) {
      expect(notes.every(({ onset }) => onset <= 46)).toBe(true);
      const last = notes.filter(({ onset, duration }) => onset + duration > 46);
      if (!isDrum) expect(last.every(({ onset, duration }) => onset + duration === 48)).toBe(true);
    }
  });

  it('of a single note is one bar', () => {
    const song = {
      ...twinkle,
      tracks: [{ ...twinkle.tracks[0], notes: twinkle.tracks[0].notes.slice(0, 1) }],
    };
    const parts = arranged(song);
    expect(parts.some(({ notes }) => notes.length > 0)).toBe(true);
    for (const { isDrum, notes } of parts)
      expect(notes.every(({ onset, duration }) => onset === 0 && duration === (isDrum ? 0.25 : 4))).toBe(
        true,
      );
  });

  it('of nothing is one block', () => {
    const empty = { ...twinkle, tracks: [{ ...twinkle.tracks[0], notes: [] }] };
    expect(lastBeat({ ...empty, tracks: arranged(empty) })).toBeLessThanOrEqual(8);
  });
});
