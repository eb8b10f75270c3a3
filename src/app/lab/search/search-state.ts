import type { SearchAnswer } from '../../../lab/search/answer-question.ts';
import type { SearchAssessment } from '../../../lab/search/assess-search.ts';
import type { SearchKind } from '../../../lab/search/search-document.ts';

/** What the room of the search shows. */
export interface SearchState {
  /** What is in the box. */
  readonly question: string;
  /** What was found for the last question that was answered; null: none has been asked. */
  readonly answer: SearchAnswer | null;
  /** The only kind that is shown; null: all. */
  readonly kind: SearchKind | null;
  /** Ids of results that are open, to be read where they stand. */
  readonly open: ReadonlySet<string>;
  /** A sentence where the search did not answer; empty: it did. */
  readonly trouble: string;
  /** How many things there are to be found; null: they are being collected. */
  readonly documents: number | null;
  /** Clicks that are kept. */
  readonly clicks: number;
  /** How well the search does; null: not measured yet. */
  readonly assessment: SearchAssessment | 'measuring' | null;
}

export const FIRST_SEARCH: SearchState = {
  question: '',
  answer: null,
  kind: null,
  open: new Set(),
  trouble: '',
  documents: null,
  clicks: 0,
  assessment: null,
};
