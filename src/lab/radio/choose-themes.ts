import type { Rng } from '../../math/rng.ts';
import { KIND_TOPICS } from './phrases.ts';
import { THEME_METHODS, Themes, type ThemeMethod } from './themes.ts';
import type { RadioMessage } from './write-messages.ts';

/** Themes to look for: more than topics, as one topic is said in several ways. */
const COUNT = 12;

/** The method whose themes fit best what messages were made from. */
export interface ThemeChoice {
  readonly method: ThemeMethod;
  readonly themes: Themes;
  /** All that was tried. */
  readonly tried: Readonly<Record<ThemeMethod, Themes>>;
}

export function chooseThemes(messages: readonly RadioMessage[], rng: Rng): ThemeChoice {
  const texts = messages.map(({ text }) => text);
  const tried = Object.fromEntries(
    THEME_METHODS.map((method) => [method, new Themes(texts, COUNT, method, rng.split())]),
  ) as Record<ThemeMethod, Themes>;
  const [method] = THEME_METHODS.toSorted((a, b) => purity(messages, tried[b]) - purity(messages, tried[a]));
  return { method, themes: tried[method], tried };
}

/** The share of messages that are of the most common topic of their theme: 1 where no theme mixes topics. */
export function purity(messages: readonly RadioMessage[], themes: Pick<Themes, 'themeOf'>): number {
  const counts = new Map<number | null, Map<string, number>>();
  for (const { kind, text } of messages) {
    const theme = themes.themeOf(text);
    const topics = counts.get(theme) ?? new Map<string, number>();
    counts.set(theme, topics.set(KIND_TOPICS[kind], (topics.get(KIND_TOPICS[kind]) ?? 0) + 1));
  }
  const pure = [...counts.values()].reduce((sum, topics) => sum + Math.max(...topics.values()), 0);
  return pure / Math.max(1, messages.length);
}
