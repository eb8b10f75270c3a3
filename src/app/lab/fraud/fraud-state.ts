import type { Case } from '../../../lab/fraud/judging/case.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../../lab/fraud/judging/decide.ts';
import type { Forgery } from '../../../lab/fraud/judging/forge.ts';
import type { TamperKind } from '../../../lab/fraud/tamper/tamper-kind.ts';
import type { FraudTrial } from '../../../lab/fraud/trial/fraud-trial.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import type { FraudNews } from '../../../workers/client/fraud-client.ts';
import type { KeptVerdict } from './kept-verdicts.ts';

/** What a person has chosen; kept. */
export interface FraudChoices {
  /** Ids of rules that are switched off. */
  readonly rulesOff: readonly string[];
  readonly thresholds: Thresholds;
  /** A kind of tampering that the model has no example of. */
  readonly hidden: TamperKind | null;
  /** Seed of the submissions in the queue. */
  readonly batch: number;
}

export const FIRST_CHOICES: FraudChoices = {
  rulesOff: [],
  thresholds: DEFAULT_THRESHOLDS,
  hidden: 'hacked-car',
  batch: 1,
};

/** A run of the person's own whose best policy can hand in a lap. */
export interface LapRun {
  readonly id: string;
  readonly name: string;
  readonly trackName: string;
}

/** How the model was trained last. */
export interface FraudModelState {
  readonly honest: number;
  readonly tampered: number;
  /** The person's verdicts that were among its examples. */
  readonly verdicts: readonly KeptVerdict[];
}

/** Everything that the room shows. */
export interface FraudState extends FraudChoices {
  /** What takes a while, as the end of “The worker …”; empty: nothing. */
  readonly busy: string;
  /** How far that is; null: not known. */
  readonly progress: FraudNews | null;
  readonly trouble: string;
  readonly tracks: readonly TrackFile[];
  readonly runs: readonly LapRun[];
  /** The queue. */
  readonly cases: readonly Case[];
  readonly chosen: string | null;
  readonly verdicts: readonly KeptVerdict[];
  readonly model: FraudModelState | null;
  /** Scores before the last training, by case. */
  readonly before: ReadonlyMap<string, number>;
  readonly trials: readonly FraudTrial[];
}

export const FIRST_FRAUD: FraudState = {
  ...FIRST_CHOICES,
  busy: '',
  progress: null,
  trouble: '',
  tracks: [],
  runs: [],
  cases: [],
  chosen: null,
  verdicts: [],
  model: null,
  before: new Map(),
  trials: [],
};

/** What a person asks for. */
export type FraudAction =
  | { readonly type: 'choose'; readonly id: string }
  /** To the next case of the queue, or the one before. */
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'decide'; readonly isTampered: boolean }
  | { readonly type: 'batch' | 'retrain' | 'forget' | 'save' | 'measure' | 'open' | 'runs' }
  | { readonly type: 'files'; readonly files: readonly File[] }
  | { readonly type: 'drive'; readonly runId: string }
  | { readonly type: 'forge'; readonly forgery: Forgery }
  | { readonly type: 'rule'; readonly id: string; readonly isOn: boolean }
  | { readonly type: 'thresholds'; readonly thresholds: Thresholds }
  | { readonly type: 'hide'; readonly kind: TamperKind | null };

/** What the person has said of a case; null: nothing yet. */
export function verdictOf({ verdicts }: FraudState, caseId: string): KeptVerdict | null {
  return verdicts.find((verdict) => verdict.caseId === caseId) ?? null;
}
