import { Bm25Index, type WeightedTerms } from './bm25-index.ts';
import type { ClickMemory } from './click-memory.ts';
import { type Question, QuestionReader } from './question-reader.ts';
import { type FeatureValues, scoreOf, sharesOf } from './rank-features.ts';
import type { SearchDocument } from './search-document.ts';
import { termOf, termsOf, wordsOf } from './words.ts';

/** From where to where in a text, in its letters. */
export type Mark = readonly [start: number, end: number];

/** A document that was found, and why. */
export interface SearchResult {
  readonly document: SearchDocument;
  readonly score: number;
  /** What each feature adds to the score. */
  readonly shares: FeatureValues;
  /** Which words of the title and of the text were looked for. */
  readonly titleMarks: readonly Mark[];
  readonly textMarks: readonly Mark[];
}

/** A document that has something of what was asked for. */
export interface Candidate {
  readonly document: SearchDocument;
  readonly values: FeatureValues;
}

/** BM25 of a good match: features are of the size of 1. */
const GOOD_MATCH = 10;

/** Finds documents. It is made once for what there is to be found, and answers any number of questions. */
export class SearchEngine {
  readonly #documents: readonly SearchDocument[];
  readonly #index: Bm25Index;
  readonly #titles: readonly ReadonlySet<string>[];
  readonly #reader: QuestionReader;

  constructor(documents: readonly SearchDocument[]) {
    this.#documents = documents;
    const texts = documents.map(({ title, text, more }) => [title, text, more]);
    this.#index = new Bm25Index(texts.map((fields) => fields.map(termsOf)));
    this.#titles = documents.map(({ title }) => new Set(termsOf(title)));
    const words = new Set(texts.flat().flatMap((text) => wordsOf(text).map(({ word }) => word)));
    this.#reader = new QuestionReader(
      new Map([...words].flatMap((word) => (termOf(word) === null ? [] : [[word, termOf(word)!]]))),
    );
  }

  read(question: string): Question {
    return this.#reader.read(question);
  }

  /** Whether some document has a term. */
  knows(term: string): boolean {
    return this.#index.has(term);
  }

  /** What a question is known again by: its words, rare ones more than common ones. */
  weigh(question: string): WeightedTerms {
    return new Map(this.read(question).words.map((term) => [term, this.#index.rarity(term)]));
  }

  /** Everything that has a term of the question or of what it means, in no order. @param clicks what earlier ones say */
  candidates(question: Question, clicks: ReadonlyMap<string, number> = new Map()): Candidate[] {
    const words = this.#scores(question.words);
    const synonyms = this.#scores(question.synonyms);
    const meant = new Set([...question.words, ...question.synonyms]);
    return [...new Set([...words.keys(), ...synonyms.keys()])].map((i) => {
      const document = this.#documents[i];
      const title = [...this.#titles[i]];
      return {
        document,
        values: {
          words: (words.get(i) ?? 0) / GOOD_MATCH,
          synonyms: (synonyms.get(i) ?? 0) / GOOD_MATCH,
          title: title.filter((term) => meant.has(term)).length / Math.max(1, title.length),
          kind: question.kinds.has(document.kind) ? 1 : 0,
          clicks: clicks.get(document.id) ?? 0,
        },
      };
    });
  }

  /** The best results, best first; equal ones in the order of the documents. */
  search(text: string, weights: FeatureValues, clicks: ClickMemory, most: number): SearchResult[] {
    const question = this.read(text);
    const terms = new Set([...question.words, ...question.synonyms]);
    return this.candidates(question, clicks.opinion(this.weigh(text)))
      .map(({ document, values }) => ({ document, values, score: scoreOf(values, weights) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ document, values, score }) => ({
        document,
        score,
        shares: sharesOf(values, weights),
        titleMarks: marksOf(document.title, terms),
        textMarks: marksOf(document.text, terms),
      }));
  }

  #scores(terms: readonly string[]): Map<number, number> {
    const sums = new Map<number, number>();
    for (const term of terms)
      for (const [document, score] of this.#index.scoresOf(term))
        sums.set(document, (sums.get(document) ?? 0) + score);
    return sums;
  }
}

function marksOf(text: string, terms: ReadonlySet<string>): Mark[] {
  return wordsOf(text)
    .filter(({ word }) => terms.has(termOf(word) ?? ''))
    .map(({ start, end }): Mark => [start, end]);
}
