import { Rng } from '../../math/rng.ts';
import { type Click, ClickMemory } from './click-memory.ts';
import { plainRankings } from './plain-rankings.ts';
import {
  CONTROL_QUESTIONS,
  HELD_OUT_QUESTIONS,
  type JudgedQuestion,
  TUNING_QUESTIONS,
} from './question-set.ts';
import { type FeatureValues, featureValues } from './rank-features.ts';
import { FIRST_WEIGHTS, learnRanking } from './ranking.ts';
import { meanFigures, retrievalFigures, type RetrievalFigures } from './retrieval-metrics.ts';
import type { SearchDocument } from './search-document.ts';
import { SearchEngine } from './search-engine.ts';
import { simulateClick } from './simulated-clicker.ts';

/** The sets of questions that are told apart. */
export const QUESTION_SETS = {
  tuning: TUNING_QUESTIONS,
  heldOut: HELD_OUT_QUESTIONS,
  control: CONTROL_QUESTIONS,
};
export type QuestionSetName = keyof typeof QUESTION_SETS;

/** One way to rank, and how well it does. */
export interface AssessedRanking {
  readonly name: string;
  readonly figures: Readonly<Record<QuestionSetName, RetrievalFigures>>;
}

/** What clicks do to the ranking. */
export interface ClickEffect {
  readonly clicks: number;
  /** Of the questions that were clicked on, and of those that never were; before and after. */
  readonly asked: readonly [before: RetrievalFigures, after: RetrievalFigures];
  readonly others: readonly [before: RetrievalFigures, after: RetrievalFigures];
}

export interface SearchAssessment {
  readonly documents: number;
  readonly questions: Readonly<Record<QuestionSetName, number>>;
  /** From the simplest to the one in use. */
  readonly rankings: readonly AssessedRanking[];
  readonly weights: FeatureValues;
  readonly clickEffect: ClickEffect;
}

/** Results that a question is judged by, and that a simulated reader looks at. */
const LOOKED_AT = 10;
/** How often every held-out question is asked by the simulated reader. */
const ROUNDS = 10;
const SEED = 1;

/** Measures the search on the questions of the set: what is found, against simpler ways, and what clicks add. */
export function assessSearch(documents: readonly SearchDocument[]): SearchAssessment {
  const engine = new SearchEngine(documents);
  const weights = learnRanking(engine, TUNING_QUESTIONS);
  const none = new ClickMemory([], (question) => engine.weigh(question));
  const by =
    (used: FeatureValues, memory = none) =>
    (question: string): string[] =>
      engine.search(question, used, memory, LOOKED_AT).map(({ document }) => document.id);
  const only = (...features: string[]): FeatureValues =>
    featureValues((feature) => (features.includes(feature) ? FIRST_WEIGHTS[feature] : 0));
  const rankings: readonly (readonly [string, (question: string) => string[]])[] = [
    ...plainRankings(documents),
    ['the same on stems, titles first', by(only('words'))],
    ['with synonyms', by(only('words', 'synonyms'))],
    ['with learnt weights, as in use', by(weights)],
  ];
  return {
    documents: documents.length,
    questions: overSets((questions) => questions.length),
    rankings: rankings.map(([name, rank]) => ({
      name,
      figures: overSets((questions) => judge(questions, rank)),
    })),
    weights,
    clickEffect: measureClicks(engine, (memory) => by(weights, memory)),
  };
}

function measureClicks(
  engine: SearchEngine,
  by: (memory: ClickMemory) => (question: string) => string[],
): ClickEffect {
  const rng = new Rng(SEED);
  const clicks: Click[] = [];
  const remember = (): ClickMemory => new ClickMemory(clicks, (question) => engine.weigh(question));
  const figures = (): readonly [RetrievalFigures, RetrievalFigures] => {
    const rank = by(remember());
    return [judge(HELD_OUT_QUESTIONS, rank), judge(CONTROL_QUESTIONS, rank)];
  };
  const [askedBefore, othersBefore] = figures();
  for (let round = 0; round < ROUNDS; round++) {
    const rank = by(remember());
    for (const judged of HELD_OUT_QUESTIONS) {
      const click = simulateClick(judged, rank(judged.question), rng);
      if (click !== null) clicks.push(click);
    }
  }
  const [askedAfter, othersAfter] = figures();
  return { clicks: clicks.length, asked: [askedBefore, askedAfter], others: [othersBefore, othersAfter] };
}

function judge(questions: readonly JudgedQuestion[], rank: (question: string) => string[]): RetrievalFigures {
  return meanFigures(questions.map(({ question, relevant }) => retrievalFigures(rank(question), relevant)));
}

function overSets<T>(value: (questions: readonly JudgedQuestion[]) => T): Record<QuestionSetName, T> {
  return {
    tuning: value(TUNING_QUESTIONS),
    heldOut: value(HELD_OUT_QUESTIONS),
    control: value(CONTROL_QUESTIONS),
  };
}
