import { describe, expect, it } from 'vitest';
import type { PlaceModel } from '../../../../src/music/editing/masked-pass.ts';
import { thoughtsAt } from '../../../../src/music/editing/place-thoughts.ts';
import { HOLD, onsetOf, REST, TOKENS } from '../../../../src/music/editing/token.ts';
import type { Key } from '../../../../src/music/theory/key.ts';
import { noteOf, songOf } from '../song-examples.ts';

/** A model that says the same of every place: nothing, going on, C and E. */
function unmoved(rest: number, hold: number, c: number, e: number): PlaceModel {
  const chances = new Array<number>(TOKENS).fill(0);
  [chances[REST], chances[HOLD], chances[onsetOf(72)], chances[onsetOf(76)]] = [rest, hold, c, e];
  return { probabilities: (places) => places.map(() => chances) };
}

const model = unmoved(0.1, 0.4, 0.3, 0.2);
const C: Key = { tonic: 0, mode: 'major' };
const song = songOf([noteOf(72, 1), noteOf(76, 2)]);
const at = (beat: number, question = { song, key: C, genre: 'pop' } as const) => {
  const { thoughts, ...place } = thoughtsAt(model, question, beat);
  return { ...place, thoughts: thoughts.filter(({ chance }) => chance > 0) };
};

describe('what a model makes of a place', () => {
  it('is what may be there, the likeliest first, and which of it is there now', () => {
    expect(at(1.1)).toEqual({
      beat: 1,
      thoughts: [
        { what: 72, chance: 0.3, isNow: true },
        { what: 76, chance: 0.2, isNow: false },
        { what: 'rest', chance: 0.1, isNow: false },
      ],
    });
  });

  it('has a note go on only where one sounds before', () => {
    const [first] = at(1.5).thoughts;
    expect(first).toEqual({ what: 'hold', chance: 0.4, isNow: true });
    expect(at(0).thoughts.map(({ what, isNow }) => [what, isNow])).toEqual([
      [72, false],
      [76, false],
      ['rest', true],
    ]);
  });

  it('names pitches as the song has them, whatever its key and octave', () => {
    const inD = songOf([noteOf(50, 1), noteOf(54, 2)]);
    const { thoughts } = thoughtsAt(model, { song: inD, key: { ...C, tonic: 2 }, genre: 'pop' }, 1);
    expect(thoughts.find(({ isNow }) => isNow)).toMatchObject({ what: 50 });
    expect(thoughts.filter(({ chance }) => chance > 0).map(({ what }) => what)).toEqual([50, 54, 'rest']);
  });

  it('is said of the nearest place that the song has', () => {
    const waltz = { ...song, timeSignatures: [{ beat: 0, numerator: 3, denominator: 4 }] };
    expect(at(99, { song: waltz, key: C, genre: 'pop' }).beat).toBe(2.75);
  });
});
