import { stemmer } from 'stemmer';
import { STOP_WORDS } from './stop-words.ts';

/** A word of a text and where it stands, so that it can be marked. */
export interface Word {
  /** In small letters, without accents. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text in any script: runs of letters and marks, and of digits. A name out of code falls apart at its underscores,
 * as people say it: `distance_from_center`.
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu)].map((match) => ({
    word: plainWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Small letters without accents; compatibility forms (wide, ligatures) as the letters that they stand for. */
function plainWord(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** `steering`, `steers` and `steer` are one; so are British and American spellings, and how something is done with what it is. */
export function stemOf(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const american = word
    .replace(/^(cent|met|theat)re(?=s?$)/, '$1er')
    .replace(/^(centi|kilo|milli)metre/, '$1meter')
    .replace(/^(col|behavi|fav|harb)our/, '$1or')
    .replace(/^tyre/, 'tire')
    .replace(/(?<=\w{3})is(e|es|ed|ing|ation)$/, 'iz$1');
  return stemmer(american.length > 5 ? american.replace(/ly$/, '') : american);
}

/** What a word counts as; null: it says nothing of its text. */
export function termOf(word: string): string | null {
  return STOP_WORDS.has(word) ? null : stemOf(word);
}

/** All terms of a text, in order. What is joined by a hyphen counts as one word, too: `on-board`, `zig-zag`. */
export function termsOf(text: string): string[] {
  const joined = [...text.matchAll(/\p{L}+(?:-\p{L}+)+/gu)].map(([word]) => word.replaceAll('-', ''));
  return [...wordsOf(text), ...joined.flatMap(wordsOf)].flatMap(({ word }) => termOf(word) ?? []);
}
