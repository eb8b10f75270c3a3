import type { Rng } from '../../math/rng.ts';
import { kMeans } from '../methods/k-means.ts';
import { type Matrix, rowOf } from '../methods/matrix.ts';
import { termOf, wordsOf } from '../search/words.ts';
import { factorise } from './nmf.ts';

/** How texts are divided into themes. */
export const THEME_METHODS = ['k-means', 'factors'] as const;
export type ThemeMethod = (typeof THEME_METHODS)[number];

/** Words that say most of a theme. */
const TOP_WORDS = 4;
/** A word that fewer texts have joins nothing. */
const LEAST_TEXTS = 2;

/**
 * Themes of texts, found without being told any: texts as TF-IDF vectors of unit length, divided by k-means or by non-negative
 * factors. A text belongs to the theme whose direction is nearest to its own.
 */
export class Themes {
  /** Of each theme the words that say most of it, as they are written. */
  readonly words: readonly (readonly string[])[];
  readonly #columns = new Map<string, number>();
  readonly #rarity: readonly number[];
  readonly #directions: readonly Float64Array[];

  constructor(texts: readonly string[], count: number, method: ThemeMethod, rng: Rng) {
    const terms = texts.map(termsOf);
    const documentCounts = new Map<string, number>();
    for (const all of terms)
      for (const term of new Set(all)) documentCounts.set(term, (documentCounts.get(term) ?? 0) + 1);
    const kept = [...documentCounts].filter(([, texts]) => texts >= LEAST_TEXTS);
    kept.forEach(([term], column) => this.#columns.set(term, column));
    this.#rarity = kept.map(([, having]) => Math.log(1 + texts.length / having));
    const columns = Math.max(1, kept.length);
    const matrix: Matrix = { values: new Float64Array(texts.length * columns), rows: texts.length, columns };
    terms.forEach((all, row) => matrix.values.set(this.#vector(all), row * columns));
    const found =
      method === 'k-means'
        ? kMeans(matrix, { clusters: count }, rng).centres
        : factorise(matrix, count, rng).parts;
    this.#directions = Array.from({ length: count }, (_, k) => unit(Float64Array.from(rowOf(found, k))));
    const written = asWritten(texts);
    const names = kept.map(([term]) => written.get(term)!);
    this.words = this.#directions.map((direction) =>
      [...names.keys()]
        .sort((a, b) => direction[b] - direction[a])
        .slice(0, TOP_WORDS)
        .filter((column) => direction[column] > 0)
        .map((column) => names[column]),
    );
  }

  /** Which theme a text belongs to; null: it has no word of any. */
  themeOf(text: string): number | null {
    const vector = this.#vector(termsOf(text));
    const nearness = this.#directions.map((direction) => dot(direction, vector));
    const most = Math.max(...nearness);
    return most <= 0 ? null : nearness.indexOf(most);
  }

  #vector(terms: readonly string[]): Float64Array {
    const values = new Float64Array(Math.max(1, this.#columns.size));
    for (const term of terms) {
      const column = this.#columns.get(term);
      if (column !== undefined) values[column] += this.#rarity[column];
    }
    return unit(values);
  }
}

/** A figure counts as its unit: what was measured, not how much it was. */
const FIGURE = /\d[\d.,]*\s*(m\/s|%|s\b|of (?:10|ten)\b)|\b(?:of|ten) (?:10|ten)\b/g;
const UNIT_NAMES: Readonly<Record<string, string>> = {
  'm/s': 'metrespersecond',
  '%': 'percent',
  s: 'seconds',
};
const WRITTEN: Readonly<Record<string, string>> = {
  metrespersecond: 'm/s',
  percent: '%',
  seconds: 's',
  ofthestarts: 'of 10',
};

/** The words of a text and the units of its figures, each with the term that it counts as. */
function wordsAndUnits(text: string): (readonly [word: string, term: string])[] {
  const named = text.replaceAll(
    FIGURE,
    (_, unit: string | undefined) => ` ${UNIT_NAMES[unit ?? ''] ?? 'ofthestarts'} `,
  );
  return wordsOf(named).flatMap(({ word }): (readonly [string, string])[] => {
    if (Object.hasOwn(WRITTEN, word)) return [[WRITTEN[word], word]];
    const term = /^\p{N}+$/u.test(word) ? null : termOf(word);
    return term === null ? [] : [[word, term]];
  });
}

function termsOf(text: string): string[] {
  return wordsAndUnits(text).map(([, term]) => term);
}

/** How each term is written most often. */
function asWritten(texts: readonly string[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [word, term] of texts.flatMap(wordsAndUnits)) {
    const forms = counts.get(term) ?? new Map<string, number>();
    counts.set(term, forms.set(word, (forms.get(word) ?? 0) + 1));
  }
  return new Map([...counts].map(([term, forms]) => [term, [...forms].sort(([, a], [, b]) => b - a)[0][0]]));
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
