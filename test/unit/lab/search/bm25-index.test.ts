import { describe, expect, it } from 'vitest';
import { BM25, Bm25Index } from '../../../../src/lab/search/bm25-index.ts';

const plain = { k1: 1.2, b: 0.75, delta: 0, fieldWeights: [1] };
const texts = ['a b a', 'b c', 'c d d d e f'].map((text) => [text.split(' ')]);

describe('the index', () => {
  it('scores one field as BM25 is defined', () => {
    const index = new Bm25Index(texts, plain);
    const meanLength = (3 + 2 + 6) / 3;
    const rarity = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5));
    const score = (rarity * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 3) / meanLength));
    expect(index.rarity('a')).toBeCloseTo(rarity, 12);
    expect(index.scoresOf('a').get(0)).toBeCloseTo(score, 12);
    expect([...index.scoresOf('a').keys()]).toEqual([0]);
  });

  it('gives each occurrence the weight of its field', () => {
    const index = new Bm25Index(
      [
        [['a'], ['b']],
        [['b'], ['a']],
      ],
      { ...plain, fieldWeights: [3, 1] },
    );
    const scores = index.scoresOf('a');
    expect(scores.get(0)).toBeGreaterThan(scores.get(1)!);
    // Counts of 3 and 1 in fields of mean length.
    expect(scores.get(0)! / scores.get(1)!).toBeCloseTo(3 / 4.2 / (1 / 2.2), 12);
  });

  it('never lets a long text with the word fall to one without, as BM25+', () => {
    const long = [['a', ...new Array<string>(10_000).fill('z')]];
    const index = new Bm25Index([long, [['z']]], { ...BM25, fieldWeights: [1] });
    expect(index.scoresOf('a').get(0)).toBeGreaterThan(BM25.delta * index.rarity('a'));
  });

  it('is empty without documents', () => {
    expect([...new Bm25Index([]).scoresOf('a')]).toEqual([]);
  });
});
