import type { SearchAnswer } from '../lab/search/answer-question.ts';
import type { SearchAssessment } from '../lab/search/assess-search.ts';
import type { Click } from '../lab/search/click-memory.ts';
import type { SearchDocument } from '../lab/search/search-document.ts';

/** What there is to be found, and what was clicked on before. */
export interface SearchStock {
  /** What ships: what the search is measured on. */
  readonly shipped: readonly SearchDocument[];
  /** The person's own. */
  readonly own: readonly SearchDocument[];
  readonly clicks: readonly Click[];
}

/** What the worker of the search is asked. */
export type SearchQuestions = {
  /** Before anything else, and again when there is something new. */
  readonly stock: [SearchStock, null];
  readonly search: [string, SearchAnswer];
  readonly assess: [null, SearchAssessment];
};
