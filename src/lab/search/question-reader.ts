import { editDistance } from '../../math/edit-distance.ts';
import { KIND_WORDS } from './kind-words.ts';
import { SEARCH_KINDS, type SearchKind } from './search-document.ts';
import { SYNONYMS } from './synonyms.ts';
import { stemOf, termOf, termsOf, wordsOf } from './words.ts';

/** Of a longer question the rest is not read: letters. */
export const MOST_LETTERS = 300;
/** Least letters of a word that is taken for a mistyped one. */
const LEAST_TYPED = 5;

/** What a question asks for, in the terms of the index. */
export interface Question {
  /** Terms of its own words, each once; some may be in no document. */
  readonly words: readonly string[];
  /** Terms that mean the same in the texts and are not said themselves. */
  readonly synonyms: readonly string[];
  /** Words that no document has, as they were typed, each with the nearest one that some has. */
  readonly corrected: readonly { readonly typed: string; readonly meant: string }[];
  /** Words that no document has, as they were typed, that mean nothing else, and that none is near to. */
  readonly unknown: readonly string[];
  /** Kinds of things that it names. */
  readonly kinds: ReadonlySet<SearchKind>;
  /** Whether there was more of it than is read. */
  readonly isCut: boolean;
}

/** A phrase that people say, and the terms that mean the same. */
interface Phrase {
  readonly said: readonly string[];
  readonly meant: readonly string[];
}

/** Reads questions: their terms, what these mean in the app's words, and what was mistyped. */
export class QuestionReader {
  /** Words of the documents as they are written, with their terms. */
  readonly #termOfWord: ReadonlyMap<string, string>;
  readonly #terms: ReadonlySet<string>;
  readonly #phrases: readonly Phrase[];
  readonly #kindTerms: readonly (readonly [SearchKind, ReadonlySet<string>])[];

  constructor(termOfWord: ReadonlyMap<string, string>) {
    this.#termOfWord = termOfWord;
    this.#terms = new Set(termOfWord.values());
    this.#phrases = SYNONYMS.flatMap(([said, meant]) =>
      said.split(', ').map((phrase) => ({ said: stemsOf(phrase), meant: termsOf(meant) })),
    );
    this.#kindTerms = SEARCH_KINDS.map((kind) => [kind, new Set(termsOf(KIND_WORDS[kind]))]);
  }

  read(text: string): Question {
    const read = text.slice(0, MOST_LETTERS);
    const stems = stemsOf(read);
    // Each word once, with how it was typed.
    const said = new Map(wordsOf(read).map(({ word, start, end }) => [word, read.slice(start, end)]));
    const phrases = this.#phrases.filter((phrase) => isWithin(phrase.said, stems));
    const understood = new Set(phrases.flatMap((phrase) => phrase.said));
    const corrected: { typed: string; meant: string }[] = [];
    const unknown: string[] = [];
    const words = new Set<string>();
    for (const [word, typed] of said) {
      const term = termOf(word);
      if (term === null) continue;
      const known = this.#terms.has(term) || understood.has(term) ? term : this.#positive(word);
      const meant = known === null ? this.#nearest(word) : null;
      if (meant !== null) corrected.push({ typed, meant });
      else if (known === null) unknown.push(typed);
      words.add(known ?? (meant === null ? term : this.#termOfWord.get(meant)!));
    }
    const meant = new Set(phrases.flatMap((phrase) => phrase.meant));
    const named = this.#kindTerms.filter(([, terms]) => stems.some((stem) => terms.has(stem)));
    return {
      words: [...words],
      synonyms: [...meant].filter((term) => !words.has(term)),
      corrected,
      unknown,
      kinds: new Set(named.map(([kind]) => kind)),
      isCut: text.length > MOST_LETTERS,
    };
  }

  /** The term of which a word is the comparative or superlative: `tighter`, `biggest`; null: of none that is known. */
  #positive(word: string): string | null {
    const base = /^(\w{2,}?)(?:er|est)$/.exec(word)?.[1];
    if (base === undefined) return null;
    const forms = [base, `${base}e`, base.replace(/(\w)\1$/, '$1'), base.replace(/i$/, 'y')];
    return forms.map(stemOf).find((term) => this.#terms.has(term)) ?? null;
  }

  /** The word of the documents, with the same first letter, that a mistyped one may have meant: within a quarter of its letters. */
  #nearest(word: string): string | null {
    if (word.length < LEAST_TYPED || !/^[a-z]+$/.test(word)) return null;
    let [nearest, least]: [string | null, number] = [null, Math.max(1, Math.floor(word.length / 4)) + 1];
    for (const known of this.#termOfWord.keys()) {
      if (known[0] !== word[0] || known.length < LEAST_TYPED) continue;
      const distance = editDistance(known, word);
      if (distance < least) [nearest, least] = [known, distance];
    }
    return nearest;
  }
}

function stemsOf(text: string): string[] {
  return wordsOf(text).map(({ word }) => stemOf(word));
}

function isWithin(phrase: readonly string[], stems: readonly string[]): boolean {
  return stems.some((_, start) => phrase.every((stem, i) => stems[start + i] === stem));
}
