import type { Genre } from '../genre.ts';
import type { GenreRules } from '../genre-rules.ts';
import { POP } from './pop.ts';

const RULES: Readonly<Partial<Record<Genre, GenreRules>>> = { pop: POP };

/** @throws RangeError while a genre has none */
export function rulesOf(genre: Genre): GenreRules {
  const rules = RULES[genre];
  if (!rules) throw new RangeError(`${genre}: has no rules yet`);
  return rules;
}
