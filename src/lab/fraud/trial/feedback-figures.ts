import { mean } from '../../../math/statistics.ts';

/** So many laps of a new kind a person judges, and as many honest ones. */
export const VERDICTS = 5;
/** A verdict counts as many examples: there are few of them, and each is about what the model did not know. */
export const VERDICT_WEIGHT = 10;

/** Shares that are stopped, 0 … 1, of laps that nobody has judged. */
export interface Stopped {
  readonly forged: number;
  readonly honest: number;
}

/** What the model stops before a person has judged anything, and after. */
export interface FeedbackFigures {
  readonly before: Stopped;
  readonly after: Stopped;
}

/** Of several kinds, or seeds. */
export function meanFeedback(all: readonly FeedbackFigures[]): FeedbackFigures {
  const meanOf = (when: keyof FeedbackFigures): Stopped => ({
    forged: mean(all.map((each) => each[when].forged)) ?? 0,
    honest: mean(all.map((each) => each[when].honest)) ?? 0,
  });
  return { before: meanOf('before'), after: meanOf('after') };
}
