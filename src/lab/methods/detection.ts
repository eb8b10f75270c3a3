import { ranks } from '../../math/correlation.ts';

/** How well flags find what they should. */
export interface Detection {
  /** Share of the flagged rows that are true; null where none is flagged. */
  readonly precision: number | null;
  /** Share of the true rows that are flagged; null where none is true. */
  readonly recall: number | null;
}

/**
 * The chance that a true row scores higher than another one, ties counting half: the area under the ROC curve, from ranks
 * (Hanley & McNeil 1982). 0.5 is chance.
 * @param truth as long as `scores`
 * @returns null where all rows are true, or none
 */
export function areaUnderRoc(scores: ArrayLike<number>, truth: readonly boolean[]): number | null {
  const numTrue = truth.filter(Boolean).length;
  const numFalse = truth.length - numTrue;
  if (numTrue === 0 || numFalse === 0) return null;
  const places = ranks(Array.from(scores));
  const sum = places.reduce((sum, place, row) => (truth[row] ? sum + place : sum), 0);
  return (sum - (numTrue * (numTrue + 1)) / 2) / (numTrue * numFalse);
}

/** @param truth as long as `flags` */
export function detection(flags: readonly boolean[], truth: readonly boolean[]): Detection {
  const flagged = flags.filter(Boolean).length;
  const numTrue = truth.filter(Boolean).length;
  const both = flags.filter((flag, row) => flag && truth[row]).length;
  return { precision: flagged ? both / flagged : null, recall: numTrue ? both / numTrue : null };
}
