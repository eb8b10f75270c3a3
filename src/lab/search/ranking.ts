import { learnWeights, type RankPair } from './learn-weights.ts';
import type { JudgedQuestion } from './question-set.ts';
import { type FeatureValues, scoreOf } from './rank-features.ts';
import type { SearchEngine } from './search-engine.ts';

/** What features count before anything is learnt. What clicks count stays: judged questions have none. */
export const FIRST_WEIGHTS: FeatureValues = { words: 5, synonyms: 4, title: 1, kind: 1, clicks: 4 };
/** Of what is no answer the best so many by the first weights: what an answer has to be told from. */
const HARD = 10;

/** How much each feature counts, learnt from questions with their answers. */
export function learnRanking(engine: SearchEngine, questions: readonly JudgedQuestion[]): FeatureValues {
  return learnWeights(
    questions.flatMap((judged) => pairsOf(engine, judged)),
    FIRST_WEIGHTS,
  );
}

function pairsOf(engine: SearchEngine, { question, relevant }: JudgedQuestion): RankPair[] {
  const candidates = engine.candidates(engine.read(question));
  const isAnswer = (id: string): boolean => relevant.includes(id);
  const answers = candidates.filter(({ document }) => isAnswer(document.id));
  const others = candidates
    .filter(({ document }) => !isAnswer(document.id))
    .sort((a, b) => scoreOf(b.values, FIRST_WEIGHTS) - scoreOf(a.values, FIRST_WEIGHTS))
    .slice(0, HARD);
  const weight = 1 / (answers.length * others.length);
  return answers.flatMap((answer) =>
    others.map((other) => ({ better: answer.values, worse: other.values, weight })),
  );
}
