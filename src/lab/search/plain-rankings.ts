import { BM25, Bm25Index } from './bm25-index.ts';
import type { SearchDocument } from './search-document.ts';
import { wordsOf } from './words.ts';

type Ranking = (question: string) => string[];

/** What the search is compared with: counting shared words, and BM25 on words as they are. */
export function plainRankings(
  documents: readonly SearchDocument[],
): readonly (readonly [name: string, rank: Ranking])[] {
  const plain = (text: string): string[] => wordsOf(text).map(({ word }) => word);
  const texts = documents.map(({ title, text, more }) => plain(`${title} ${text} ${more}`));
  const sets = texts.map((words) => new Set(words));
  const index = new Bm25Index(
    texts.map((words) => [words]),
    { ...BM25, delta: 0, fieldWeights: [1] },
  );
  const ranked = (scores: readonly number[]): string[] =>
    documents
      .map(({ id }, i) => ({ id, score: scores[i] }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ id }) => id);
  return [
    [
      'shared words, counted',
      (question) => {
        const asked = new Set(plain(question));
        return ranked(sets.map((words) => [...asked].filter((word) => words.has(word)).length));
      },
    ],
    [
      'BM25 on words as they are',
      (question) => {
        const scores = new Array<number>(documents.length).fill(0);
        for (const word of plain(question))
          for (const [document, score] of index.scoresOf(word)) scores[document] += score;
        return ranked(scores);
      },
    ],
  ];
}
