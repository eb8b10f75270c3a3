import type { Rng } from '../../math/rng.ts';
import { ClickMemory } from '../search/click-memory.ts';
import { TUNING_QUESTIONS } from '../search/question-set.ts';
import type { FeatureValues } from '../search/rank-features.ts';
import { learnRanking } from '../search/ranking.ts';
import type { SearchDocument, SearchKind } from '../search/search-document.ts';
import { SearchEngine } from '../search/search-engine.ts';
import { termOf, wordsOf } from '../search/words.ts';
import { chooseThemes, type ThemeChoice } from './choose-themes.ts';
import type { Mood } from './labelled-sentences.ts';
import { recordedMessages } from './recorded-messages.ts';
import { Sentiment } from './sentiment.ts';
import { type AlertRule, alertAt, chooseRule } from './trouble-alert.ts';

/** A message, with what was found out about it. */
export interface HeardMessage {
  readonly text: string;
  /** Environment steps when it was said; null: not known. */
  readonly steps: number | null;
  readonly mood: Mood;
  /** −1 bad … 1 good */
  readonly tone: number;
  /** Index of its theme; null: it has a word of none. */
  readonly theme: number | null;
}

/** A conversation, heard to its end. */
export interface HeardRadio {
  readonly messages: readonly HeardMessage[];
  /** Of every theme its words. */
  readonly themes: readonly (readonly string[])[];
  /** With which message the alert begins, and what helps; null: there is no alert. */
  readonly alert: { readonly at: number; readonly help: readonly SearchDocument[] } | null;
  readonly rule: AlertRule;
  /** Of its words the share that some text of the app has; figures are no words. */
  readonly known: number;
  /** Whether that is enough to say how it sounds: it may be in another language. */
  readonly isUnderstood: boolean;
}

/** Kinds of texts that help in trouble. */
const HELPFUL: readonly SearchKind[] = ['help', 'rule', 'setting', 'template', 'chart', 'param'];
/** Least share of known words: of the sentences that moods were labelled for nine of ten are known, of other languages hardly one. */
const LEAST_KNOWN = 0.5;
/** Texts that are named. */
const MOST_HELP = 3;
/** Results among which they are looked for. */
const MOST_RESULTS = 30;

/** Listens to radio: themes, moods and the alert are learnt from recorded runs, help comes from the search. */
export class RadioAnalyst {
  readonly sentiment = new Sentiment();
  readonly themes: ThemeChoice;
  readonly rule: AlertRule;
  readonly #engine: SearchEngine;
  readonly #weights: FeatureValues;
  readonly #noClicks: ClickMemory;

  constructor(documents: readonly SearchDocument[], rng: Rng) {
    const { tuning } = recordedMessages();
    this.themes = chooseThemes(
      tuning.flatMap(({ messages }) => messages),
      rng,
    );
    this.rule = chooseRule(
      tuning.map(({ beforeEnd, endedBadly }) => ({
        moods: beforeEnd.map(({ text }) => this.tone(text)),
        endedBadly,
      })),
    );
    this.#engine = new SearchEngine(documents);
    this.#weights = learnRanking(this.#engine, TUNING_QUESTIONS);
    this.#noClicks = new ClickMemory([], (question) => this.#engine.weigh(question));
  }

  /** −1 bad … 1 good */
  tone(text: string): number {
    return Math.max(-1, Math.min(1, this.sentiment.score(text)));
  }

  /** The texts that fit what was said; figures say nothing of it. */
  helpFor(text: string): SearchDocument[] {
    const words = text.replaceAll(/\d[\d.,]*/g, ' ');
    return this.#engine
      .search(words, this.#weights, this.#noClicks, MOST_RESULTS)
      .map(({ document }) => document)
      .filter(({ kind }) => HELPFUL.includes(kind))
      .slice(0, MOST_HELP);
  }

  hear(said: readonly { readonly text: string; readonly steps: number | null }[]): HeardRadio {
    const messages = said.map(({ text, steps }) => ({
      text,
      steps,
      mood: this.sentiment.mood(text),
      tone: this.tone(text),
      theme: this.themes.themes.themeOf(text),
    }));
    const known = this.#knownOf(messages.map(({ text }) => text).join('\n'));
    const isUnderstood = known >= LEAST_KNOWN;
    const tones = messages.map(({ tone }) => tone);
    const at = isUnderstood ? alertAt(tones, this.rule) : null;
    const recent = at === null ? [] : messages.slice(at - this.rule.window + 1, at + 1);
    return {
      messages,
      themes: this.themes.themes.words,
      alert: at === null ? null : { at, help: this.helpFor(recent.map(({ text }) => text).join(' ')) },
      rule: this.rule,
      known,
      isUnderstood,
    };
  }

  #knownOf(text: string): number {
    const words = wordsOf(text).filter(({ word }) => /^\p{L}/u.test(word));
    const known = words.filter(({ word }) => {
      const term = termOf(word);
      return term === null || this.#engine.knows(term) || this.sentiment.knows(word);
    });
    return words.length === 0 ? 0 : known.length / words.length;
  }
}
