/** What an evaluation can be told, and what a leaderboard makes of it. */
export { type Evaluation, joinEvaluations, type Trial } from '../race/evaluation.ts';
export type { EvaluationRules } from '../race/evaluation-rules.ts';
export type { RaceSpec } from '../race/race-spec.ts';
export { RANKING_METHODS, rankingScore, type RankingMethod } from '../race/ranking.ts';
