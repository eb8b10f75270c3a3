import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../../src/lab/search/answer-question.ts';
import { learnWeights } from '../../../../src/lab/search/learn-weights.ts';
import { type FeatureValues, featureValues } from '../../../../src/lab/search/rank-features.ts';
import { FIRST_WEIGHTS } from '../../../../src/lab/search/ranking.ts';
import { retrievalFigures } from '../../../../src/lab/search/retrieval-metrics.ts';
import { engine, noClicks } from './shipped-documents.ts';

const NONE = featureValues(() => 0);
const answer = (question: string) => answerQuestion(engine, question, FIRST_WEIGHTS, noClicks, 10);

describe('learning how much features count', () => {
  const pair = (better: Partial<FeatureValues>, worse: Partial<FeatureValues>) => ({
    better: { ...NONE, ...better },
    worse: { ...NONE, ...worse },
    weight: 1,
  });

  it('raises what answers have more of, and leaves what tells nothing apart', () => {
    const weights = learnWeights([pair({ title: 1, words: 0.5 }, { words: 0.5 })], FIRST_WEIGHTS);
    expect(weights.title).toBeGreaterThan(FIRST_WEIGHTS.title);
    expect(weights.words).toBeCloseTo(FIRST_WEIGHTS.words, 9);
  });

  it('lowers what answers have less of, but never below 0', () => {
    const { kind } = learnWeights([pair({}, { kind: 100 })], FIRST_WEIGHTS);
    expect(kind).toBe(0);
  });

  it('comes to the odds where answers contradict each other: ln 3 of three to one', () => {
    const [forIt, against] = [pair({ title: 1 }, {}), pair({}, { title: 1 })];
    const { title } = learnWeights([forIt, forIt, forIt, against], NONE);
    expect(Math.abs(title - Math.log(3))).toBeLessThan(0.01);
  });

  it('learns nothing from nothing', () => {
    expect(learnWeights([], FIRST_WEIGHTS)).toEqual(FIRST_WEIGHTS);
  });
});

describe('figures of a ranking', () => {
  it('are those of their definitions', () => {
    const { recallAt3, foundAt3, mrr, ndcgAt10 } = retrievalFigures(['x', 'a', 'y', 'b'], ['a', 'b']);
    expect([recallAt3, foundAt3, mrr]).toEqual([0.5, 1, 0.5]);
    expect(ndcgAt10).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3)), 12);
  });

  it('are 1 of a perfect list and 0 of an empty one', () => {
    expect(retrievalFigures(['a', 'b'], ['b', 'a'])).toEqual({
      recallAt3: 1,
      foundAt3: 1,
      mrr: 1,
      ndcgAt10: 1,
    });
    expect(retrievalFigures([], ['a'])).toEqual({ recallAt3: 0, foundAt3: 0, mrr: 0, ndcgAt10: 0 });
  });
});

describe('an answer', () => {
  it('says so where even the best is a poor one, and not where it is good', () => {
    const poor = 'Nothing fits this well: even the first result has little of what was asked for.';
    expect(answer('what is the meaning of life').notes).toContain(poor);
    expect(answer('what is overfitting').notes).toEqual([]);
  });

  it('says what each feature gives: the shares are the score', () => {
    for (const { score, shares } of answer('why does my car wobble').results)
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(score, 9);
  });

  it('marks the words that were looked for', () => {
    const { results } = answer('zigzag');
    const { document, titleMarks } = results.find(
      ({ document }) => document.id === 'template/prevent-zig-zag',
    )!;
    expect(titleMarks.map(([start, end]) => document.title.slice(start, end).toLowerCase())).toContain('zig');
  });

  it.each([
    ['', 'There is no word'],
    ['?!… 💥', 'There is no word'],
    ['what is the', 'stand in nearly every text'],
    ['почему машина виляет', 'Nothing is found'],
    ['x'.repeat(10_000), 'Only the first 300 letters'],
    ['discout', '“discount” is looked for'],
    ['__proto__ constructor toString', 'Nothing is found'],
  ])('says calmly what is the matter with %j', (question, note) => {
    expect(answer(question).notes.join(' ')).toContain(note);
  });

  it('comes to whatever is asked, with marks inside the texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (question) => {
        for (const { document, textMarks } of answer(question).results)
          expect(
            textMarks.every(([start, end]) => 0 <= start && start < end && end <= document.text.length),
          ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
