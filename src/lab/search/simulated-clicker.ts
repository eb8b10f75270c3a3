import type { Rng } from '../../math/rng.ts';
import type { Click } from './click-memory.ts';
import type { JudgedQuestion } from './question-set.ts';

/** How somebody clicks who looks at the list from the top. */
export interface ClickHabits {
  /** Chance that something is clicked on once it is looked at: where it is an answer, and where it is none. */
  readonly onAnswer: number;
  readonly onOther: number;
}

export const CLICK_HABITS: ClickHabits = { onAnswer: 0.9, onOther: 0.1 };

/**
 * The first click of somebody with a position bias: the result at rank r is looked at with the chance 1 / r, whatever it is
 * (Joachims et al. 2017 with η = 1).
 * @param ranked ids, best first
 * @returns null where nothing was clicked
 */
export function simulateClick(
  { question, relevant }: JudgedQuestion,
  ranked: readonly string[],
  rng: Rng,
  { onAnswer, onOther }: ClickHabits = CLICK_HABITS,
): Click | null {
  for (const [i, id] of ranked.entries()) {
    const isSeen = rng.uniform() < 1 / (i + 1);
    const isClicked = rng.uniform() < (relevant.includes(id) ? onAnswer : onOther);
    if (isSeen && isClicked) return { question, above: ranked.slice(0, i), clicked: id };
  }
  return null;
}
