import { mean } from '../../../math/statistics.ts';
import { areaUnderRoc } from '../../methods/detection.ts';
import type { TamperKind } from '../tamper/tamper-kind.ts';

/** What is compared; the baselines first. */
export const METHODS = [
  { id: 'approve-all', name: 'Approve all' },
  { id: 'time-rule', name: 'Claimed-time rule alone' },
  { id: 'rules', name: 'All rules' },
  { id: 'stumps', name: 'Boosted stumps, kind unseen' },
  { id: 'own', name: 'Logistic regression, no shared weight, kind unseen' },
  { id: 'model', name: 'Logistic regression, kind unseen' },
  { id: 'both', name: 'Rules and logistic regression, kind unseen' },
  { id: 'seen', name: 'Logistic regression, kind seen' },
] as const;
export type MethodId = (typeof METHODS)[number]['id'];

/** How well a method did. Shares are 0 … 1; null where nothing was there to count. */
export interface MethodFigures {
  readonly id: MethodId;
  /** Of what was stopped, how much was tampered with, at the share of tampered laps in these data. */
  readonly precision: number | null;
  /** The same if only one submission of twenty were tampered with. */
  readonly precisionAtTwentieth: number | null;
  /** Of what was tampered with, how much was stopped. */
  readonly recall: number | null;
  /** Mean of the areas under the ROC curves of all kinds. */
  readonly rocArea: number | null;
  /** Honest submissions stopped, of 1,000. */
  readonly falseAlarms: number | null;
  readonly recallOf: Readonly<Partial<Record<TamperKind, number>>>;
}

/** What was said of one kind of tampering and of the honest submissions beside it. */
export interface KindRound {
  readonly kind: TamperKind;
  readonly tampered: readonly boolean[];
  readonly suspicions: readonly number[];
  readonly stopped: readonly boolean[];
}

/** One submission of so many, to show what precision means where forgers are rare. */
const RARE = 1 / 20;

/** Tampered laps of all rounds together; honest ones, which are the same in each, as the mean of the rounds. */
export function sumUp(id: MethodId, rounds: readonly KindRound[]): MethodFigures {
  const recallOf: Partial<Record<TamperKind, number>> = {};
  let [caught, forged] = [0, 0];
  const alarms: number[] = [];
  const areas: number[] = [];
  let honest = 0;
  for (const { kind, tampered, suspicions, stopped } of rounds) {
    const ofKind = tampered.filter(Boolean).length;
    const caughtOfKind = stopped.filter((isStopped, i) => isStopped && tampered[i]).length;
    caught += caughtOfKind;
    forged += ofKind;
    if (ofKind > 0) recallOf[kind] = caughtOfKind / ofKind;
    honest = tampered.length - ofKind;
    const alarm = shareOf(stopped.filter((isStopped, i) => isStopped && !tampered[i]).length, honest);
    if (alarm !== null) alarms.push(alarm);
    const area = areaUnderRoc(suspicions, tampered);
    if (area !== null) areas.push(area);
  }
  const alarm = mean(alarms);
  const recall = shareOf(caught, forged);
  const falsely = (alarm ?? 0) * honest;
  return {
    id,
    precision: shareOf(caught, caught + falsely),
    precisionAtTwentieth:
      recall === null || alarm === null ? null : shareOf(RARE * recall, RARE * recall + (1 - RARE) * alarm),
    recall,
    rocArea: mean(areas),
    falseAlarms: alarm === null ? null : 1000 * alarm,
    recallOf,
  };
}

/** Null of nothing. */
function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
