/** What a result is ranked by, each from 0 to about 1 and each the better the larger it is. */
export const RANK_FEATURES = ['words', 'synonyms', 'title', 'kind', 'clicks'] as const;
export type RankFeature = (typeof RANK_FEATURES)[number];

/** A number for each feature: values of a result, or how much each counts. */
export type FeatureValues = Readonly<Record<RankFeature, number>>;

/** Values by a function. */
export function featureValues(value: (feature: RankFeature) => number): FeatureValues {
  return Object.fromEntries(RANK_FEATURES.map((feature) => [feature, value(feature)])) as FeatureValues;
}

/** What each feature adds to the score. */
export function sharesOf(values: FeatureValues, weights: FeatureValues): FeatureValues {
  return featureValues((feature) => weights[feature] * values[feature]);
}

export function scoreOf(values: FeatureValues, weights: FeatureValues): number {
  return RANK_FEATURES.reduce((sum, feature) => sum + weights[feature] * values[feature], 0);
}
