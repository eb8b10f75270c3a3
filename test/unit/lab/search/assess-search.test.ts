import { describe, expect, it } from 'vitest';
import { assessSearch, QUESTION_SETS } from '../../../../src/lab/search/assess-search.ts';
import { documents } from './shipped-documents.ts';

const all = Object.values(QUESTION_SETS).flat();
const { rankings, clickEffect } = assessSearch(documents);
const inUse = rankings.at(-1)!.figures;

describe('the set of questions', () => {
  it('has more than sixty, of which more than thirty are held out, each once', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(QUESTION_SETS.heldOut.length).toBeGreaterThanOrEqual(30);
    expect(new Set(all.map(({ question }) => question)).size).toBe(all.length);
  });

  it('names answers that there are, at most three to a question', () => {
    const ids = new Set(documents.map(({ id }) => id));
    expect(all.flatMap(({ relevant }) => relevant).filter((id) => !ids.has(id))).toEqual([]);
    expect(all.filter(({ relevant }) => relevant.length < 1 || relevant.length > 3)).toEqual([]);
  });

  it('does not ask in the words of the texts', () => {
    const texts = documents.map(({ text }) => text.toLowerCase());
    const sentences = all.filter(({ question }) => question.split(' ').length > 2);
    const copied = sentences.filter(({ question }) =>
      texts.some((text) => text.includes(question.toLowerCase())),
    );
    expect(copied).toEqual([]);
  });
});

describe('the search', () => {
  it('finds 85 of 100 answers to questions that it was not made by among the first three', () => {
    expect(inUse.heldOut.recallAt3).toBeGreaterThanOrEqual(0.85);
    expect(inUse.heldOut.ndcgAt10).toBeGreaterThanOrEqual(0.85);
  });

  it('is better than counting words and than plain BM25 on every set', () => {
    for (const { figures } of rankings.slice(0, 2))
      for (const set of ['tuning', 'heldOut', 'control'] as const) {
        expect(inUse[set].recallAt3).toBeGreaterThan(figures[set].recallAt3 + 0.05);
        expect(inUse[set].ndcgAt10).toBeGreaterThan(figures[set].ndcgAt10 + 0.05);
      }
  });

  it('becomes better by clicks of a reader who looks at the top first, and hardly other anywhere else', () => {
    const { asked, others } = clickEffect;
    expect(asked[1].mrr).toBeGreaterThan(asked[0].mrr + 0.03);
    expect(asked[1].recallAt3).toBeGreaterThan(asked[0].recallAt3);
    expect(Math.abs(others[1].mrr - others[0].mrr)).toBeLessThan(0.02);
  });
});
