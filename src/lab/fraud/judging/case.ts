import type { Evidence } from '../evidence/signs.ts';
import type { LapSubmission } from '../laps/lap-submission.ts';
import type { Score } from '../model/fraud-model.ts';
import type { TamperKind } from '../tamper/tamper-kind.ts';

/** What is known of how a lap came about: only of those that were made here. */
export type Truth = 'honest' | TamperKind;

/** A submission with all that was found out about it. Structured-cloneable. */
export interface Case {
  readonly lap: LapSubmission;
  readonly evidence: Evidence;
  readonly score: Score;
  /** Null: nobody here knows. */
  readonly truth: Truth | null;
}

/** What a person says of a submission, to learn from. */
export interface Verdict {
  readonly caseId: string;
  readonly isTampered: boolean;
  /** As in `Evidence.values`. */
  readonly values: Float64Array;
}
