import { describe, expect, it } from 'vitest';
import { MOST_LETTERS } from '../../../../src/lab/search/question-reader.ts';
import { termsOf, wordsOf } from '../../../../src/lab/search/words.ts';
import { engine } from './shipped-documents.ts';

describe('words', () => {
  it('are found in any script, with their places, names in code part by part', () => {
    expect(wordsOf('distance_from_center=2 Größe мир').map(({ word }) => word)).toEqual(
      ['distance', 'from', 'center', '2', 'große', 'мир'].map((word) =>
        word.normalize('NFKD').replaceAll(/\p{M}/gu, ''),
      ),
    );
    expect(wordsOf('a zigzag')[1]).toEqual({ word: 'zigzag', start: 2, end: 8 });
  });

  it.each([
    ['steering steers steer', 1],
    ['centre center centres', 1],
    ['tyre tire', 1],
    ['colours color', 1],
    ['normalise normalize', 1],
    ['slowly slow', 1],
    ['speed steering', 2],
  ])('%s: as many terms as there are things', (text, count) => {
    expect(new Set(termsOf(text)).size).toBe(count);
  });

  it('that are joined by a hyphen are one, too', () => {
    expect(termsOf('on-board zig-zag')).toEqual(expect.arrayContaining(termsOf('onboard zigzag')));
  });
});

describe('the reader of questions', () => {
  it('knows what people mean', () => {
    expect(engine.read('it wobbles').synonyms).toEqual(expect.arrayContaining(termsOf('zig zag')));
    expect(engine.read('it goes off the road').synonyms).toEqual(expect.arrayContaining(termsOf('offtrack')));
    expect(engine.read('memory of the future').synonyms).toEqual(
      expect.arrayContaining(termsOf('discount factor')),
    );
  });

  it('takes a mistyped word for the nearest one, and says so', () => {
    const { words, corrected } = engine.read('discout');
    expect(corrected).toEqual([{ typed: 'discout', meant: 'discount' }]);
    expect(words).toEqual(termsOf('discount'));
  });

  it('takes a comparative for its adjective', () => {
    expect(engine.read('steadier').words).toEqual(termsOf('steady'));
    expect(engine.read('steadiest').corrected).toEqual([]);
  });

  it('quotes what was typed, and takes a picture for no word', () => {
    expect(engine.read('ÄÖÜß 🏎️ Discóut')).toMatchObject({
      unknown: ['ÄÖÜß'],
      corrected: [{ typed: 'Discóut', meant: 'discount' }],
    });
  });

  it('leaves short and strange words alone', () => {
    expect(engine.read('xyzzyqwert мир').unknown).toEqual(['xyzzyqwert', 'мир']);
  });

  it('reads only the beginning of a long question', () => {
    const { isCut, words } = engine.read(`${'zigzag '.repeat(MOST_LETTERS)} speed`);
    expect(isCut).toBe(true);
    expect(words).toEqual(termsOf('zigzag'));
  });
});
