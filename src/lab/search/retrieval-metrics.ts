/** How well ranked lists answer questions; each figure is a mean over questions, from 0 to 1. */
export interface RetrievalFigures {
  /** Share of the answers that are among the first three; of more than three answers three would be all. */
  readonly recallAt3: number;
  /** Share of questions with an answer among the first three. */
  readonly foundAt3: number;
  /** Mean of one over the rank of the first answer; 0 where there is none among the first ten. */
  readonly mrr: number;
  /** Discounted gain of the first ten over the best possible one (Järvelin and Kekäläinen 2002). */
  readonly ndcgAt10: number;
}

/** @param ranked ids, best first @param relevant ids of the answers, at least one */
export function retrievalFigures(ranked: readonly string[], relevant: readonly string[]): RetrievalFigures {
  const isAnswer = (id: string): boolean => relevant.includes(id);
  const hits = ranked.slice(0, 3).filter(isAnswer).length;
  const first = ranked.slice(0, 10).findIndex(isAnswer);
  const gain = (ids: readonly boolean[]): number =>
    ids.reduce((sum, isHit, rank) => sum + (isHit ? 1 / Math.log2(rank + 2) : 0), 0);
  const most = gain(relevant.slice(0, 10).map(() => true));
  return {
    recallAt3: hits / Math.min(3, relevant.length),
    foundAt3: hits > 0 ? 1 : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcgAt10: gain(ranked.slice(0, 10).map(isAnswer)) / most,
  };
}

/** The mean of each figure; all 0 of nothing. */
export function meanFigures(figures: readonly RetrievalFigures[]): RetrievalFigures {
  const mean = (name: keyof RetrievalFigures): number =>
    figures.reduce((sum, one) => sum + one[name], 0) / Math.max(1, figures.length);
  return {
    recallAt3: mean('recallAt3'),
    foundAt3: mean('foundAt3'),
    mrr: mean('mrr'),
    ndcgAt10: mean('ndcgAt10'),
  };
}
