import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boardOf,
  drumRow,
  type ExampleBoard,
  melodyRow,
  pitchRow,
  plays,
  toggled,
} from '../../../../src/music/teaching/example-board.ts';
import { type ExplainedMetric, METRIC_EXAMPLES } from '../../../../src/music/teaching/metric-examples.ts';
import { STEPS } from '../../../../src/music/roll/roll-layout.ts';
import { notesOf } from '../../../../src/music/roll/roll-notes.ts';
import { WATCHED } from '../../../../src/music/study/watched-metrics.ts';

/** The value of each board, and what it becomes when cells (row, step) are pressed. Counted by hand. */
const KNOWN: Readonly<
  Record<ExplainedMetric, { value: number; press: (readonly [row: number, step: number])[]; after: number }>
> = {
  // C over C and E for two beats; E over C for two; G over E for two; G over G for two. Then an E joins on beat 3.
  melodyAgreement: { value: 4 / 8, press: [[4, 8]], after: 5 / 8 },
  // Long are one C, one E, one G; splinters two of E and three of G. One of E then gets a second step.
  qualifiedNotes: { value: 3 / 8, press: [[1, 11]], after: 4 / 8 },
  // The kick before beat 3 and the snare on the last step are in the second bar alone; then the snare is in both.
  groove: { value: 14 / 16, press: [[1, 15]], after: 15 / 16 },
  emptyBars: { value: 1 / 2, press: [[0, 20]], after: 0 },
  // Four snares and three kicks in both of the eleven hits; then an eighth in both.
  sameMelody: { value: 4 / 11, press: [[1, 6]], after: 3 / 11 },
  // To the first: four snares and three kicks in both of nine hits. Then the last kick is where that has it.
  nearestLearnt: {
    value: 2 / 9,
    press: [
      [1, 26],
      [1, 24],
    ],
    after: 0,
  },
  inScale: { value: 36 / 40, press: [[1, 19]], after: 36 / 39 },
  backbeat: { value: 1 / 2, press: [[0, 28]], after: 1 },
  drumPattern: {
    value: 16 / 18,
    press: [
      [0, 21],
      [0, 23],
    ],
    after: 1,
  },
};
const NAMES = Object.keys(METRIC_EXAMPLES) as ExplainedMetric[];

function pressed(name: ExplainedMetric, cells: readonly (readonly [number, number])[]): ExampleBoard {
  const { board, rows } = METRIC_EXAMPLES[name];
  return cells.reduce((before, [row, step]) => toggled(before, rows[row], step), board);
}

describe('a hand-made example', () => {
  it.each(NAMES)('of %s has the value that is counted by hand, also when a cell is pressed', (name) => {
    const { value, board } = METRIC_EXAMPLES[name];
    const { value: known, press, after } = KNOWN[name];
    expect(value(board)).toBeCloseTo(known, 12);
    expect(value(pressed(name, press))).toBeCloseTo(after, 12);
  });

  it.each(NAMES)('of %s marks just what the metric counts, whatever is pressed', (name) => {
    const { value, units, rows } = METRIC_EXAMPLES[name];
    const cell = fc.tuple(fc.nat(rows.length - 1), fc.nat(STEPS - 1));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), (cells) => {
        const board = pressed(name, cells);
        const all = units(board);
        const share = value(board);
        if (share === null) expect(all).toEqual([]);
        // Of nothing at all, two throws are the same.
        else if (all.length === 0) expect(share).toBe(0);
        else expect(all.filter(({ isIn }) => isIn).length / all.length).toBeCloseTo(share, 12);
      }),
    );
  });

  it('is there for everything that is watched', () => {
    expect(NAMES).toEqual(expect.arrayContaining([...WATCHED]));
  });
});

describe('a board', () => {
  it('has each cell where its row says, and none else', () => {
    const [snare, chord, sung] = [drumRow('snare'), pitchRow('chords', 'F#4'), melodyRow('E', 4)];
    const board = boardOf(1, [
      [snare, [4]],
      [chord, [0, 1]],
      [sung, [8]],
    ]);
    const steps = [snare, chord, sung].map((row) =>
      Array.from({ length: STEPS }, (_, step) => step).filter((step) => plays(board, row, step)),
    );
    expect(steps).toEqual([[4], [0, 1], [8]]);
    expect(chord.name).toBe('chords F♯4');
  });

  it('begins a note where its part was silent, and goes on with it else', () => {
    const row = pitchRow('chords', 'C4');
    const board = boardOf(1, [[row, [0, 1, 2, 5]]]);
    expect(notesOf(board.rolls[0], 'chords')).toEqual([
      { pitch: 60, step: 0, steps: 3 },
      { pitch: 60, step: 5, steps: 1 },
    ]);
    expect(notesOf(toggled(board, row, 1).rolls[0], 'chords').map(({ steps }) => steps)).toEqual([1, 1, 1]);
  });

  it('is not changed itself', () => {
    const board = boardOf(1, [[drumRow('kick'), [0]]]);
    toggled(board, drumRow('kick'), 0);
    expect(plays(board, drumRow('kick'), 0)).toBe(true);
  });
});
