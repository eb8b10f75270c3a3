import { type FeatureValues, featureValues, RANK_FEATURES, scoreOf } from './rank-features.ts';

/** Of a question an answer and something that is none. */
export interface RankPair {
  readonly better: FeatureValues;
  readonly worse: FeatureValues;
  /** How much it counts; 1 for all of a question together. */
  readonly weight: number;
}

/** Steps of the descent, how far each goes, and how strongly weights are drawn to where they began. */
const STEPS = 200;
const RATE = 2;
const PULL = 0.001;

/**
 * Weights under which answers stand above the rest: logistic regression on differences of features, which is RankNet (Burges et
 * al. 2005) with one linear layer. The loss is convex, so that descent finds the one minimum. No weight falls below 0: more of
 * a feature never counts against a result.
 * @param start where descent begins and what weights are drawn to
 */
export function learnWeights(pairs: readonly RankPair[], start: FeatureValues): FeatureValues {
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return start;
  let weights = start;
  for (let step = 0; step < STEPS; step++) {
    const slope = Object.fromEntries(RANK_FEATURES.map((feature) => [feature, 0]));
    for (const { better, worse, weight } of pairs) {
      const doubt = 1 / (1 + Math.exp(scoreOf(better, weights) - scoreOf(worse, weights)));
      for (const feature of RANK_FEATURES)
        slope[feature] += (weight / total) * doubt * (better[feature] - worse[feature]);
    }
    const now = weights;
    weights = featureValues((feature) =>
      Math.max(0, now[feature] + RATE * (slope[feature] - PULL * (now[feature] - start[feature]))),
    );
  }
  return weights;
}
