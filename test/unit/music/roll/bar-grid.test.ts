import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BarGrid } from '../../../../src/music/roll/bar-grid.ts';
import type { Note, TimeSignature } from '../../../../src/music/song/song.ts';

const bar = (numerator: number, denominator: number, beat = 0): TimeSignature => ({
  beat,
  numerator,
  denominator,
});
const note = (onset: number, duration: number): Note => ({ pitch: 60, velocity: 80, onset, duration });

describe('the grid of a song', () => {
  it('is the song itself in 4/4', () => {
    const grid = new BarGrid({ timeSignatures: [bar(4, 4)] }, 16);
    expect(grid.bars).toBe(4);
    expect([0, 3.5, 4, 15.75].map((beat) => grid.toGrid(beat))).toEqual([0, 3.5, 4, 15.75]);
    expect(grid.notesToSong(grid.notesToGrid([note(3, 6)]))).toEqual([note(3, 6)]);
  });

  it('has a rest behind every bar of 3/4 and 6/8', () => {
    for (const signature of [bar(3, 4), bar(6, 8)]) {
      const grid = new BarGrid({ timeSignatures: [signature] }, 9);
      expect(grid.bars).toBe(3);
      expect([0, 2.5, 3, 6].map((beat) => grid.toGrid(beat))).toEqual([0, 2.5, 4, 8]);
      expect([0, 2.5, 3, 3.5, 4, 11].map((beat) => grid.toSong(beat))).toEqual([0, 2.5, 3, 3, 3, 9]);
    }
  });

  it('makes one bar of two of 2/4, and two of one of 5/4', () => {
    expect(new BarGrid({ timeSignatures: [bar(2, 4)] }, 8).bars).toBe(2);
    const five = new BarGrid({ timeSignatures: [bar(5, 4)] }, 10);
    expect(five.bars).toBe(4);
    expect([4, 5, 9].map((beat) => five.toGrid(beat))).toEqual([4, 8, 12]);
  });

  it('follows bars that change', () => {
    const grid = new BarGrid({ timeSignatures: [bar(4, 4), bar(3, 4, 8)] }, 14);
    expect(grid.bars).toBe(4);
    expect([8, 11].map((beat) => grid.toGrid(beat))).toEqual([8, 12]);
  });

  it('ends a note with its bar, not with the rest behind it, and drops what is only in the rest', () => {
    const grid = new BarGrid({ timeSignatures: [bar(3, 4)] }, 6);
    expect(grid.notesToGrid([note(2, 1)])).toEqual([note(2, 1)]);
    expect(grid.notesToGrid([note(2, 2)])).toEqual([note(2, 3)]);
    expect(grid.notesToSong([note(3, 1), note(3.5, 0.5)])).toEqual([]);
    expect(grid.notesToSong([note(2, 4)])).toEqual([note(2, 3)]);
  });

  it('has a bar where there is nothing', () => {
    expect(new BarGrid({ timeSignatures: [bar(4, 4)] }, 0).bars).toBe(1);
  });

  it('brings every note back, whatever the bars', () => {
    const signature = fc.record({
      numerator: fc.integer({ min: 1, max: 12 }),
      denominator: fc.constantFrom(2, 4, 8),
    });
    const times = fc.array(
      fc.record({ onset: fc.integer({ min: 0, max: 100 }), length: fc.integer({ min: 1, max: 40 }) }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(signature, times, ({ numerator, denominator }, list) => {
        const notes = list.map(({ onset, length }) => note(onset / 4, length / 4));
        const beats = Math.max(...notes.map(({ onset, duration }) => onset + duration));
        const grid = new BarGrid({ timeSignatures: [bar(numerator, denominator)] }, beats);
        expect(grid.notesToSong(grid.notesToGrid(notes))).toEqual(notes);
      }),
    );
  });
});
