import type { WeightedTerms } from './bm25-index.ts';
import type { ClickMemory } from './click-memory.ts';
import { MOST_LETTERS, type Question } from './question-reader.ts';
import type { FeatureValues } from './rank-features.ts';
import type { SearchEngine, SearchResult } from './search-engine.ts';
import { wordsOf } from './words.ts';

/** What is found for a question, and what to know about how it was read. */
export interface SearchAnswer {
  /** Best first. */
  readonly results: readonly SearchResult[];
  /** A sentence each. */
  readonly notes: readonly string[];
}

/** Most words that a note names, and most letters of each. */
const MOST_NAMED = 3;
const MOST_WORD_LETTERS = 24;
/** First results that fit less are called poor; of the questions that weights were chosen by nearly all are above. */
const LEAST_FIT = 0.35;

/** Answers a question of any length, in any script. @param most results at most */
export function answerQuestion(
  engine: SearchEngine,
  text: string,
  weights: FeatureValues,
  clicks: ClickMemory,
  most: number,
): SearchAnswer {
  const question = engine.read(text);
  const results = engine.search(text, weights, clicks, most);
  return { results, notes: notesOn(text, question, fitOf(results[0], engine.weigh(text))) };
}

/** How well a result fits for how much was asked for; null: there is none. Clicks make nothing fit. */
function fitOf(result: SearchResult | undefined, asked: WeightedTerms): number | null {
  if (result === undefined) return null;
  const most = [...asked.values()].reduce((sum, rarity) => sum + rarity, 0);
  return (result.score - result.shares.clicks) / Math.max(most, 1);
}

function notesOn(text: string, question: Question, fit: number | null): string[] {
  const { words, synonyms, corrected, unknown, isCut } = question;
  const notes = isCut ? [`Only the first ${MOST_LETTERS} letters are read.`] : [];
  if (wordsOf(text.slice(0, MOST_LETTERS)).length === 0)
    return [...notes, 'There is no word in this. Type what you look for, in English.'];
  if (words.length === 0 && synonyms.length === 0)
    return [...notes, 'These words stand in nearly every text. Add one that says what it is about.'];
  for (const { typed, meant } of corrected.slice(0, MOST_NAMED))
    notes.push(`No text has “${short(typed)}”: “${meant}” is looked for.`);
  if (unknown.length > 0)
    notes.push(
      `No text has ${unknown
        .slice(0, MOST_NAMED)
        .map((word) => `“${short(word)}”`)
        .join(', ')}.`,
    );
  if (fit === null) notes.push('Nothing is found. The texts are in English: try other words for the same.');
  else if (fit < LEAST_FIT)
    notes.push('Nothing fits this well: even the first result has little of what was asked for.');
  return notes;
}

function short(word: string): string {
  const letters = Array.from(word);
  return letters.length > MOST_WORD_LETTERS ? `${letters.slice(0, MOST_WORD_LETTERS).join('')}…` : word;
}
