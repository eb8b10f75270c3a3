import type { RuleHit } from './rules.ts';

/** What becomes of a submission: on the board, to a person, or back. */
export const DECISIONS = ['approve', 'review', 'refuse'] as const;
export type Decision = (typeof DECISIONS)[number];

/** From which score on a person looks, and from which on it is refused at once. */
export interface Thresholds {
  readonly review: number;
  readonly refuse: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { review: 500, refuse: 950 };

/** The stricter of what the rules and the score say. @param score null: no model is asked */
export function decide(
  score: number | null,
  hits: readonly RuleHit[],
  { review, refuse }: Thresholds = DEFAULT_THRESHOLDS,
): Decision {
  const known = score ?? 0;
  if (known >= refuse || hits.some(({ rule }) => rule.action === 'refuse')) return 'refuse';
  return known >= review || hits.length > 0 ? 'review' : 'approve';
}
