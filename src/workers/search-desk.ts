import { answerQuestion } from '../lab/search/answer-question.ts';
import { assessSearch } from '../lab/search/assess-search.ts';
import { ClickMemory } from '../lab/search/click-memory.ts';
import { TUNING_QUESTIONS } from '../lab/search/question-set.ts';
import type { FeatureValues } from '../lab/search/rank-features.ts';
import { learnRanking } from '../lab/search/ranking.ts';
import type { SearchDocument } from '../lab/search/search-document.ts';
import { SearchEngine } from '../lab/search/search-engine.ts';
import type { Answers } from './questions.ts';
import type { SearchQuestions } from './search-protocol.ts';

/** Results that are given at most. */
const MOST = 12;

interface Open {
  readonly shipped: readonly SearchDocument[];
  readonly own: readonly SearchDocument[];
  readonly engine: SearchEngine;
  readonly clicks: ClickMemory;
}

/** Answers questions of the search, once it has been told what there is. */
export function searchDesk(): Answers<SearchQuestions, never> {
  let open: Open | null = null;
  let weights: FeatureValues | null = null;
  const opened = (): Open => {
    if (open === null) throw new Error('the search has not been told what there is to be found');
    return open;
  };
  return {
    stock: ({ shipped, own, clicks }) => {
      const engine = new SearchEngine([...shipped, ...own]);
      // What ships stays, and what counts how much is learnt from it alone.
      weights ??= learnRanking(new SearchEngine(shipped), TUNING_QUESTIONS);
      open = { shipped, own, engine, clicks: new ClickMemory(clicks, (question) => engine.weigh(question)) };
      return null;
    },
    search: (text) => {
      const { engine, clicks } = opened();
      return answerQuestion(engine, text, weights!, clicks, MOST);
    },
    assess: () => assessSearch(opened().shipped),
  };
}
