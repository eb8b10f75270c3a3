import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ComputerKeys, firstPitch, keyLetter } from '../../../../src/app/music/controllers/computer-keys.ts';
import { dragged, drawn } from '../../../../src/app/music/elements/roll/roll-gesture.ts';
import { actionOfKey } from '../../../../src/app/music/elements/roll/roll-keys.ts';
import {
  beatAt,
  fittedView,
  noteAt,
  notesWithin,
  pitchAt,
  REACH,
  withNotesInView,
  xOf,
  yOf,
  zoomedView,
} from '../../../../src/app/music/elements/roll/roll-view.ts';
import { describeSelection } from '../../../../src/app/music/elements/roll/roll-words.ts';
import { noteOf, songOf } from '../../music/song-examples.ts';

const size = { width: 846, height: 600, floor: 0 };
const view = fittedView(size, [noteOf(60, 0), noteOf(72, 4)], 16);

describe('the picture of a roll', () => {
  it('shows the song and its notes from the beginning', () => {
    expect(xOf(view, 0)).toBe(46);
    expect(xOf(view, 16)).toBeLessThanOrEqual(846);
    for (const pitch of [60, 72]) {
      expect(yOf(view, pitch)).toBeGreaterThan(26);
      expect(yOf(view, pitch)).toBeLessThan(600 - view.rowHeight);
    }
  });

  it('finds the place under a pointer again, however it is scrolled and zoomed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 16, noNaN: true }),
        fc.integer({ min: 0, max: 127 }),
        (factor, beat, pitch) => {
          const zoomed = zoomedView(view, factor, factor, 300, 200);
          expect(beatAt(zoomed, xOf(zoomed, beat))).toBeCloseTo(beat, 6);
          expect(pitchAt(zoomed, yOf(zoomed, pitch) + zoomed.rowHeight / 2)).toBe(pitch);
        },
      ),
    );
  });

  it('goes to notes that are out of it, with room for those behind the first, and stays where they are in it', () => {
    const zoomed = { ...view, pixelsPerBeat: 60 };
    const row = [20, 21, 22, 23].map((onset) => noteOf(67, onset));
    const there = withNotesInView(zoomed, row);
    expect(row.every(({ onset }) => xOf(there, onset) > 46 && xOf(there, onset) < 846 - 24)).toBe(true);
    expect(withNotesInView(there, row)).toBe(there);
    expect(withNotesInView(zoomed, [])).toBe(zoomed);
    // The first can just be seen, the others cannot.
    const edge = { ...there, left: 20 * 60 - 760 };
    expect(xOf(edge, 20)).toBeLessThan(846 - 24);
    expect(xOf(withNotesInView(edge, row), 20)).toBeLessThan(400);
    const [high] = [noteOf(120, 1)];
    const up = withNotesInView(zoomed, [high]);
    expect(yOf(up, 120)).toBeGreaterThan(26);
    expect(up.left).toBe(zoomed.left);
  });

  it('keeps what is under the pointer there while it is zoomed', () => {
    const zoomed = zoomedView(view, 2, 1, 400, 200);
    expect(beatAt(zoomed, 400)).toBeCloseTo(beatAt(view, 400), 9);
  });

  it('gives hold of a note, of its end, and to a finger of what is near', () => {
    const note = noteOf(60, 4, 2);
    const middle = yOf(view, 60) + view.rowHeight / 2;
    const [from, to] = [xOf(view, 4), xOf(view, 6)];
    expect(noteAt(view, [note], from + 4, middle, REACH.mouse)).toEqual({ note, isEnd: false });
    expect(noteAt(view, [note], to - 2, middle, REACH.mouse)).toEqual({ note, isEnd: true });
    expect(noteAt(view, [note], to + 5, middle, REACH.mouse)).toBeNull();
    expect(noteAt(view, [note], to + 5, middle, REACH.touch)).toEqual({ note, isEnd: true });
    const frame = notesWithin(
      view,
      [note, noteOf(70, 4)],
      { x: from - 5, y: middle - 4 },
      { x: to, y: middle },
    );
    expect([...frame]).toEqual([note]);
  });
});

describe('a gesture', () => {
  const notes = [noteOf(60, 0), noteOf(62, 1)];
  const at = (beat: number, pitch: number) => ({ x: 0, y: 0, beat, pitch });
  const grip = {
    note: notes[1],
    notes,
    selected: new Set([notes[1]]),
    pressed: new Set([notes[1]]),
    isStill: false,
  };

  it('lays notes on the grid, or anywhere', () => {
    const move = { type: 'move' as const, from: at(1.2, 62), ...grip };
    expect(dragged(move, at(2.55, 65), 0.5).notes[1]).toEqual(noteOf(65, 2.5));
    expect(dragged(move, at(2.45, 62), null).notes[1].onset).toBeCloseTo(2.25, 3);
    const resize = { type: 'resize' as const, from: at(2, 62), ...grip };
    expect(dragged(resize, at(2.6, 62), 0.5).notes[1].duration).toBe(1.5);
    expect(dragged(resize, at(-4, 62), 0.25).notes[1].duration).toBe(0.25);
  });

  it('draws a note like the last one, or as far as the pointer comes', () => {
    const from = { from: at(4.3, 67), notes };
    expect(drawn(from, null, 0.25, { duration: 2, velocity: 70 }).notes.at(-1)).toEqual(
      noteOf(67, 4.25, 2, 70),
    );
    expect(drawn(from, at(5.1, 67), 0.25, { duration: 2, velocity: 70 }).notes.at(-1)!.duration).toBe(1);
  });
});

describe('keys on the roll', () => {
  const notes = [noteOf(60, 0), noteOf(62, 1), noteOf(64, 2)];
  const press = (key: string, selected: readonly number[] = [], modifiers = {}) =>
    actionOfKey(
      { key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...modifiers },
      {
        notes,
        selected: new Set(selected.map((i) => notes[i])),
        step: 0.5,
        beat: 1,
        brush: { duration: 1, velocity: 80 },
      },
    );
  const edited = (action: ReturnType<typeof press>) => (action?.type === 'edit' ? action.edited : null);

  it('go from note to note, from where one is in the song on', () => {
    expect(press('PageDown')).toEqual({ type: 'select', notes: new Set([notes[1]]) });
    expect(press('PageDown', [1])).toEqual({ type: 'select', notes: new Set([notes[2]]) });
    expect(press('PageUp', [0])).toEqual({ type: 'select', notes: new Set([notes[0]]) });
    expect(press('End')).toEqual({ type: 'select', notes: new Set([notes[2]]) });
  });

  it('move, lengthen, strike and delete', () => {
    expect(edited(press('ArrowRight', [2]))!.notes[2]).toEqual(noteOf(64, 2.5));
    expect(edited(press('ArrowUp', [2], { shiftKey: true }))!.notes[2]).toEqual(noteOf(76, 2));
    expect(edited(press('ArrowLeft', [2], { shiftKey: true }))!.notes[2]).toEqual(noteOf(64, 2, 0.5));
    expect(edited(press('ArrowDown', [2], { altKey: true }))!.notes[2].velocity).toBe(72);
    expect(edited(press('Delete', [1]))).toEqual({
      notes: [notes[0], notes[2]],
      selected: new Set([notes[2]]),
    });
    expect(edited(press('Enter', [2]))!.notes[3]).toEqual(noteOf(64, 3));
  });

  it('go through the song where nothing is selected, and leave the rest to others', () => {
    expect(press('ArrowRight')).toEqual({ type: 'seek', beat: 1.5 });
    expect(press('a')).toBeNull();
    expect(press('ArrowRight', [0], { ctrlKey: true })).toBeNull();
    expect(press('Delete')).toBeNull();
  });

  it('are read out', () => {
    const song = songOf(notes);
    expect(describeSelection(notes, new Set([notes[1]]), song)).toBe(
      'D4, bar 1, beat 2, 1 beat long, loudness 80, note 2 of 3',
    );
    expect(describeSelection(notes, new Set(notes), song)).toMatch(/^3 notes from C4/);
    expect(describeSelection(notes, new Set(), song)).toBe('');
  });
});

describe('the computer’s keys', () => {
  it('play by where they are, hold what they have struck over a change of octave, and are let go', () => {
    const log: string[] = [];
    const keys = new ComputerKeys({
      press: (pitch) => log.push(`+${pitch}`),
      release: (pitch) => log.push(`-${pitch}`),
      octave: (octave) => log.push(`octave ${octave}`),
    });
    expect(keys.down('KeyA', 4, false)).toBe(true);
    expect(keys.down('KeyA', 4, true)).toBe(true);
    expect(keys.down('KeyX', 4, false)).toBe(true);
    keys.up('KeyA');
    keys.down('KeyW', 5, false);
    keys.letGo();
    expect(keys.down('KeyM', 4, false)).toBe(false);
    expect(log).toEqual(['+60', 'octave 5', '-60', '+73', '-73']);
    expect([keyLetter(0), keyLetter(16), keyLetter(17), firstPitch(4)]).toEqual(['A', ';', '', 60]);
  });
});
