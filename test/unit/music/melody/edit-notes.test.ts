import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  added,
  copied,
  cutAt,
  moved,
  pasted,
  removed,
  resized,
  struck,
} from '../../../../src/music/melody/edit-notes.ts';
import type { Edited } from '../../../../src/music/melody/settled.ts';
import { compareNotes, type Note } from '../../../../src/music/song/song.ts';
import { noteOf } from '../song-examples.ts';

const [c, e, g] = [noteOf(60, 0), noteOf(64, 1), noteOf(67, 2)];
const chord = [c, e, g];

describe('an edit', () => {
  it('moves the selected notes together, and no further than the beginning and the ends of the keyboard', () => {
    expect(moved(chord, new Set([e, g]), 0.5, 12).notes).toEqual([c, noteOf(76, 1.5), noteOf(79, 2.5)]);
    expect(moved(chord, new Set([e, g]), -5, 0).notes).toEqual([c, noteOf(64, 0), noteOf(67, 1)]);
    expect(moved(chord, new Set(chord), 0, 100).notes.map(({ pitch }) => pitch)).toEqual([120, 124, 127]);
    expect(moved(chord, new Set(chord), 0, -100).notes.map(({ pitch }) => pitch)).toEqual([0, 4, 7]);
  });

  it('lengthens and strikes within limits', () => {
    expect(resized(chord, new Set([c]), 0.25).notes[0]).toEqual(noteOf(60, 0, 1.25));
    expect(resized(chord, new Set([c]), -4).notes[0].duration).toBe(1 / 16);
    expect(struck(chord, new Set([c]), 60).notes[0].velocity).toBe(127);
    expect(struck(chord, new Set([c]), -90).notes[0].velocity).toBe(1);
  });

  it('says which notes the selected ones have become', () => {
    const { notes, selected } = moved(chord, new Set([g]), -2, -7);
    expect(selected).toEqual(new Set([noteOf(60, 0)]));
    // It has taken the place of the C.
    expect(notes).toEqual([noteOf(60, 0), e]);
    expect(notes.filter((note) => selected.has(note))).toHaveLength(1);
  });

  it('cuts off what is held, and leaves out what would be struck meanwhile', () => {
    const long = noteOf(60, 0, 4);
    expect(added([long], [noteOf(60, 1, 1)]).notes).toEqual([noteOf(60, 0, 1), noteOf(60, 1, 1)]);
    expect(added([noteOf(60, 1, 2)], [noteOf(60, 0, 2)]).notes).toEqual([noteOf(60, 0, 2)]);
    expect(added([long], [noteOf(61, 1, 1)]).notes).toEqual([long, noteOf(61, 1, 1)]);
  });

  it('removes, copies from the first selected note on, and pastes at a beat', () => {
    expect(removed(chord, new Set([e])).notes).toEqual([c, g]);
    const clip = copied(chord, new Set([e, g]));
    expect(clip).toEqual([noteOf(64, 0), noteOf(67, 1)]);
    const { notes, selected } = pasted(chord, clip, 4);
    expect(notes).toEqual([...chord, noteOf(64, 4), noteOf(67, 5)]);
    expect(selected.size).toBe(2);
  });

  it('ends all that sounds where the song is cut', () => {
    expect(cutAt([noteOf(60, 0, 3), noteOf(62, 2), noteOf(64, 4)], 2)).toEqual([noteOf(60, 0, 2)]);
  });
});

const ticks = fc.nat(64 * 480).map((n) => n / 480);
const note = fc.record({
  pitch: fc.integer({ min: 58, max: 64 }),
  velocity: fc.integer({ min: 1, max: 127 }),
  onset: ticks,
  duration: fc.integer({ min: 30, max: 4 * 480 }).map((n) => n / 480),
});

function overlaps(a: Note, b: Note): boolean {
  const [first, second] = a.onset < b.onset ? [a, b] : [b, a];
  return a.pitch === b.pitch && first.onset + first.duration > second.onset + 1e-9;
}

describe('whatever is edited', () => {
  const isSound = ({ notes, selected }: Edited): void => {
    expect([...notes].sort(compareNotes)).toEqual(notes);
    for (const chosen of selected) {
      expect(notes).toContain(chosen);
      expect(notes.filter((other) => other !== chosen && overlaps(chosen, other))).toEqual([]);
    }
    for (const { onset, duration, pitch } of notes) {
      expect(onset).toBeGreaterThanOrEqual(0);
      expect(duration).toBeGreaterThan(0);
      expect(pitch >= 0 && pitch <= 127).toBe(true);
    }
  };

  it('stays in order, and nothing sounds over an edited note of its pitch', () => {
    fc.assert(
      fc.property(
        fc.array(note, { maxLength: 12 }),
        fc.array(note, { minLength: 1, maxLength: 6 }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.integer({ min: -130, max: 130 }),
        (before, more, beats, semitones) => {
          const first = added(before.sort(compareNotes), more);
          isSound(first);
          isSound(moved(first.notes, first.selected, beats, semitones));
          isSound(resized(first.notes, first.selected, beats));
          isSound(pasted(first.notes, copied(first.notes, first.selected), Math.abs(beats)));
        },
      ),
    );
  });

  it('comes back when notes among free keys are moved there and back', () => {
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 8 }), fc.nat(480), fc.nat(60), (more, n, up) => {
        const { notes } = added([], more);
        const there = moved(notes, new Set(notes), n / 480, up);
        expect(moved(there.notes, there.selected, -n / 480, -up).notes).toEqual(notes);
      }),
    );
  });
});
