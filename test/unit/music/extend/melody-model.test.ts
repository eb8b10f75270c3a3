import { describe, expect, it } from 'vitest';
import { lineOf, type Move, moveName, type Place, walk } from '../../../../src/music/extend/melody-line.ts';
import { MelodyModel } from '../../../../src/music/extend/melody-model.ts';
import { noteOf } from '../song-examples.ts';

const C = { tonic: 0, mode: 'major' } as const;
const D_MINOR = { tonic: 2, mode: 'minor' } as const;

describe('a melody as moves', () => {
  it('is intervals and lengths, rests too, from places in the bar and the home key', () => {
    const notes = [noteOf(62, 0), noteOf(65, 1, 0.5), noteOf(64, 2, 2)];
    const { moves, end } = walk(lineOf(notes), D_MINOR, 16);
    expect(moves).toEqual([
      [
        { pitchClass: 9, step: 4, last: ['', ''] },
        { interval: 3, steps: 2 },
      ],
      [
        { pitchClass: 0, step: 6, last: ['3 2', ''] },
        { interval: null, steps: 2 },
      ],
      [
        { pitchClass: 0, step: 8, last: ['- 2', '3 2'] },
        { interval: -1, steps: 8 },
      ],
    ]);
    expect(end).toEqual({ pitchClass: 11, step: 0, last: ['-1 8', '- 2'] });
  });

  it('is one note at a time on the grid', () => {
    const notes = [noteOf(60, 0.02, 1.1), noteOf(64, 0.02, 1.1), noteOf(62, 1, 0.1), noteOf(65, 1.05, 1)];
    expect(lineOf(notes)).toEqual([
      { pitch: 64, step: 0, steps: 4 },
      { pitch: 62, step: 4, steps: 1 },
    ]);
  });
});

describe('what comes next', () => {
  const place: Place = { pitchClass: 0, step: 4, last: ['', ''] };
  const up: Move = { interval: 2, steps: 4 };
  const down: Move = { interval: -1, steps: 4 };
  const chancesOf = (model: MelodyModel, at: Place) =>
    Object.fromEntries(model.probabilities(at).map((chance, i) => [moveName(model.moves[i]), chance]));

  it('is what was counted, each order smoothed by the one below', () => {
    const model = new MelodyModel();
    model.learn([
      [place, up],
      [place, up],
      [place, up],
      [place, down],
    ]);
    // Below all orders both are as likely: ½. Then n + t · less over 4 + 2, five times.
    let [likely, less] = [1 / 2, 1 / 2];
    for (let order = 0; order < 5; order++) [likely, less] = [(3 + 2 * likely) / 6, (1 + 2 * less) / 6];
    const found = chancesOf(model, place);
    expect(found['2 4']).toBeCloseTo(likely, 12);
    expect(found['-1 4']).toBeCloseTo(less, 12);
    // On another place of the bar, in the beat alike, only two orders are known.
    let two = 1 / 2;
    for (let order = 0; order < 2; order++) two = (3 + 2 * two) / 6;
    expect(chancesOf(model, { ...place, step: 8 })['2 4']).toBeCloseTo(two, 12);
  });

  it('stays in the scale where nothing is known, and adds up to one', () => {
    const model = new MelodyModel();
    model.learn([
      [place, up],
      [place, down],
      [place, { interval: 1, steps: 4 }],
      [place, { interval: null, steps: 2 }],
    ]);
    // From D: E is in the scale, C♯ and D♯ are not; rests always are.
    expect(chancesOf(model, { ...place, pitchClass: 2 })).toEqual({
      '2 4': 0.5,
      '-1 4': 0,
      '1 4': 0,
      '- 2': 0.5,
    });
    for (let pitchClass = 0; pitchClass < 12; pitchClass++)
      expect(model.probabilities({ ...place, pitchClass }).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('is learnt further by a copy alone, by weight', () => {
    const model = new MelodyModel();
    model.learn([[place, up]]);
    const copy = model.copy();
    copy.learn([[place, down]], 5);
    expect(model.moves).toEqual([up]);
    const { '-1 4': more, '2 4': less } = chancesOf(copy, place);
    expect(more).toBeGreaterThan(2 * less);
    expect(walk(lineOf([noteOf(60, 0)]), C, 16).moves).toEqual([]);
  });
});
