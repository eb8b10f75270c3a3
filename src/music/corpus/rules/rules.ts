import type { Genre } from '../genre.ts';
import type { GenreRules } from '../genre-rules.ts';
import { JAZZ } from './jazz.ts';
import { POP } from './pop.ts';
import { ROCK } from './rock.ts';
import { SINGER_SONGWRITER } from './singer-songwriter.ts';
import { SYMPHONY } from './symphony.ts';

export const RULES: Readonly<Record<Genre, GenreRules>> = {
  rock: ROCK,
  pop: POP,
  jazz: JAZZ,
  symphony: SYMPHONY,
  'singer-songwriter': SINGER_SONGWRITER,
};
