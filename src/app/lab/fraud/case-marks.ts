import type { Case } from '../../../lab/fraud/judging/case.ts';

/** A suspicious place of a drive, with the number that it has in the list of reasons. */
export interface CaseMark {
  readonly number: number;
  readonly step: number;
}

/** So many reasons are listed. */
export const MOST_REASONS = 6;
/** Reasons that add less are no reasons, in log-odds. */
const LEAST = 0.05;

/** The reasons of a case that are worth a line. */
export function shownReasons({ score }: Case): Case['score']['reasons'] {
  return score.reasons.filter(({ logOdds }) => logOdds >= LEAST).slice(0, MOST_REASONS);
}

/** Where they are: reasons about one step are marked once, reasons about the whole lap not at all. */
export function caseMarks(one: Case): CaseMark[] {
  const marks: CaseMark[] = [];
  for (const [i, { sign }] of shownReasons(one).entries()) {
    const step = one.evidence.steps[sign];
    if (step >= 0 && marks.every((mark) => Math.abs(mark.step - step) > 2))
      marks.push({ number: i + 1, step });
  }
  return marks;
}
