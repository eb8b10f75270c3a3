import { stemOf, wordsOf } from '../search/words.ts';
import type { Mood } from './labelled-sentences.ts';
import { BAD_WORDS, CALM_PHRASES, GOOD_WORDS, NEGATIONS } from './mood-words.ts';

/** A negation turns what follows within so many words, or up to the next comma. */
const REACH = 5;
/** What is turned about counts less: “not bad” is less than “good”. */
const TURNED = 0.75;
/** A text whose words are this much more good than bad is good news. */
const CLEAR = 0.4;

interface MoodPhrase {
  readonly stems: readonly string[];
  readonly worth: number;
}

/** How good or bad news sounds, by a list of words and what turns them about. */
export class Sentiment {
  /** Phrases by their first stem, long ones first. */
  readonly #phrases = new Map<string, MoodPhrase[]>();

  constructor() {
    const lists = [
      [GOOD_WORDS[2], 2],
      [GOOD_WORDS[1], 1],
      [CALM_PHRASES, 0],
      [BAD_WORDS[1], -1],
      [BAD_WORDS[2], -2],
    ] as const;
    for (const [words, worth] of lists)
      for (const phrase of words.split(', ')) {
        const stems = stemsOf(phrase);
        const known = this.#phrases.get(stems[0]) ?? [];
        this.#phrases.set(
          stems[0],
          [...known, { stems, worth }].sort((a, b) => b.stems.length - a.stems.length),
        );
      }
  }

  /** Sum of what the words of a text are worth: below 0 bad news, above 0 good. */
  score(text: string): number {
    let sum = 0;
    for (const clause of text.split(/[,.;:!?]/)) {
      const words = wordsOf(clause).map(({ word }) => word);
      const stems = words.map(stemOf);
      let turned = 0;
      for (let i = 0; i < stems.length; i++) {
        const phrase = this.#phrases
          .get(stems[i])
          ?.find((one) => one.stems.every((stem, k) => stems[i + k] === stem));
        if (phrase !== undefined) {
          sum += turned > 0 ? -TURNED * phrase.worth : phrase.worth;
          i += phrase.stems.length - 1;
        }
        turned = NEGATIONS.has(words[i]) ? REACH : turned - 1;
      }
    }
    return sum;
  }

  /** Whether a word begins something of the list, or turns it about. */
  knows(word: string): boolean {
    return NEGATIONS.has(word) || this.#phrases.has(stemOf(word));
  }

  mood(text: string): Mood {
    const score = this.score(text);
    if (score >= CLEAR) return 'good';
    return score <= -CLEAR ? 'bad' : 'calm';
  }
}

function stemsOf(text: string): string[] {
  return wordsOf(text).map(({ word }) => stemOf(word));
}
