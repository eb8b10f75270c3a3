import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatsOf, GRIDS, lineBefore, nearestLine } from '../../../../src/music/melody/grid.ts';
import { quantised } from '../../../../src/music/melody/quantised.ts';
import { compareNotes } from '../../../../src/music/song/song.ts';
import { noteOf } from '../song-examples.ts';

const NONE = new Set<never>();

describe('rhythm assist', () => {
  it('draws beginnings and ends to the lines, by a share of the way', () => {
    const notes = [noteOf(60, 0.1, 0.8), noteOf(62, 1.2, 0.1)];
    expect(quantised(notes, NONE, 0.5, 1).notes).toEqual([noteOf(60, 0, 1), noteOf(62, 1, 0.5)]);
    const [first] = quantised(notes, NONE, 0.5, 0.5).notes;
    expect(first.onset).toBeCloseTo(0.05, 3);
    expect(first.duration).toBeCloseTo(0.9, 3);
    expect(quantised(notes, NONE, 0.5, 0).notes).toEqual(notes);
  });

  it('leaves notes alike that were played alike, and none in the next', () => {
    const alike = [noteOf(60, 0, 0.7), noteOf(62, 1.27, 0.7), noteOf(64, 2.2, 0.7)];
    expect(quantised(alike, NONE, 0.5, 1).notes.map(({ duration }) => duration)).toEqual([0.5, 0.5, 0.5]);
    const late = [noteOf(60, 0.26, 0.76), noteOf(62, 1.02, 1)];
    expect(quantised(late, NONE, 0.5, 1).notes).toEqual([noteOf(60, 0.5, 0.5), noteOf(62, 1, 1)]);
  });

  it('draws only what is selected, if anything is', () => {
    const notes = [noteOf(60, 0.1), noteOf(62, 1.1)];
    const { notes: drawn, selected } = quantised(notes, new Set([notes[1]]), 1, 1);
    expect(drawn).toEqual([noteOf(60, 0.1), noteOf(62, 1)]);
    expect([...selected]).toEqual([noteOf(62, 1)]);
  });

  it('with all its strength lays everything on the grid, and again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            pitch: fc.integer({ min: 60, max: 72 }),
            velocity: fc.constant(80),
            onset: fc.double({ min: 0, max: 32, noNaN: true }),
            duration: fc.double({ min: 0.01, max: 4, noNaN: true }),
          }),
          { maxLength: 12 },
        ),
        fc.constantFrom(...GRIDS),
        (list, { beats }) => {
          const { notes } = quantised(list.sort(compareNotes), NONE, beats, 1);
          for (const { onset, duration } of notes) {
            expect(nearestLine(onset, beats)).toBeCloseTo(onset, 9);
            expect(nearestLine(onset + duration, beats)).toBeCloseTo(onset + duration, 9);
          }
          const again = quantised(notes, NONE, beats, 1).notes;
          expect(again.map(({ onset }) => onset)).toEqual(notes.map(({ onset }) => onset));
        },
      ),
    );
  });
});

describe('a grid', () => {
  it('has lines, thirds among them, that meet those of other grids', () => {
    expect(beatsOf('1/16')).toBe(0.25);
    expect(nearestLine(0.9, beatsOf('1/4T'))).toBe(320 / 480);
    expect(lineBefore(0.99, 0.25)).toBe(0.75);
    expect(lineBefore(nearestLine(2 / 3, 1 / 3), 1 / 3)).toBe(320 / 480);
    expect(nearestLine(2, 1 / 6)).toBe(nearestLine(2, 1));
  });
});
