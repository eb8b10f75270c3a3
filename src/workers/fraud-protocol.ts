import type { Case, Verdict } from '../lab/fraud/judging/case.ts';
import type { Forgery } from '../lab/fraud/judging/forge.ts';
import type { LapSubmission } from '../lab/fraud/laps/lap-submission.ts';
import type { Score } from '../lab/fraud/model/fraud-model.ts';
import type { TamperKind } from '../lab/fraud/tamper/tamper-kind.ts';
import type { FraudTrial } from '../lab/fraud/trial/fraud-trial.ts';
import type { TrackFile } from '../track/track-file.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';

/** What the page gives so that laps can be driven and judged. */
export interface FraudMaterial {
  readonly tracks: readonly TrackFile[];
  /** By the names of their folders. */
  readonly policies: readonly (readonly [name: string, policy: PolicySnapshot])[];
}

/** What the model is trained on, besides the examples. */
export interface FraudTraining {
  /** A kind of tampering that it is to have no example of. */
  readonly hidden: TamperKind | null;
  readonly verdicts: readonly Verdict[];
  /** Evidence to be scored anew. */
  readonly asked: readonly Float64Array[];
}

/** How many examples a training had, and what it says of what it was asked about. */
export interface FraudTrained {
  readonly honest: number;
  readonly tampered: number;
  readonly scores: readonly Score[];
}

/** What the fraud room asks of its worker. `open` comes first. */
export interface FraudQuestions {
  readonly open: readonly [FraudMaterial, null];
  readonly train: readonly [FraudTraining, FraudTrained];
  /** Submissions to be judged, by a seed. */
  readonly batch: readonly [number, readonly Case[]];
  readonly judge: readonly [LapSubmission, Case];
  readonly forge: readonly [
    { readonly lap: LapSubmission; readonly forgery: Forgery; readonly id: string; readonly seed: number },
    Case,
  ];
  readonly drive: readonly [
    {
      readonly policy: PolicySnapshot;
      readonly trackId: string;
      readonly driver: string;
      readonly id: string;
      readonly seed: number;
    },
    Case,
  ];
  /** The figures of a seed. */
  readonly measure: readonly [number, FraudTrial];
}

/** How far long work is. */
export interface FraudNews {
  readonly done: number;
  readonly of: number;
}
