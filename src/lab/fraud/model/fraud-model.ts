import { SIGNS } from '../evidence/signs.ts';
import { type AlarmScale, alarmsOf, learnAlarmScale, ordinaryUpTo } from './alarm-scale.ts';
import { fitLogistic, probabilityOf } from './logistic-regression.ts';

/** What the model learns from: what was measured, and the truth, or a person's verdict. */
export interface JudgedEvidence {
  /** As in `Evidence.values`. */
  readonly values: Float64Array;
  readonly isTampered: boolean;
  /** How often it counts. Default 1. */
  readonly weight?: number;
}

/** A trained model. Structured-cloneable. */
export interface FraudModel {
  readonly scale: AlarmScale;
  readonly intercept: number;
  /** Log-odds per alarm, [SIGNS.length] */
  readonly weights: Float64Array;
}

/** Why a score is as it is: what one sign adds to the log-odds. */
export interface Reason {
  /** Index in `SIGNS`. */
  readonly sign: number;
  /** In the sign's unit, as measured, and up to where nine of ten honest laps go. */
  readonly value: number;
  readonly ordinary: number;
  readonly logOdds: number;
}

export interface Score {
  /** 0 … 1000: the probability of tampering in thousandths, as the model sees it. */
  readonly score: number;
  /** The score of a lap whose signs are all as usual: half of all are taken to be forged, and some forgeries show nothing. */
  readonly usual: number;
  /** Of all signs that add something, the strongest first. */
  readonly reasons: readonly Reason[];
}

/** L2 on how far a sign's weight is from the one that all share, and on that one. */
const OWN_PENALTY = 2;
const SHARED_PENALTY = 0.01;
/** So dear that it stays at nought. */
const FORBIDDEN = 1e9;

/**
 * Logistic regression on alarms. All signs share a weight, and each may be away from it at a price: a sign that no forger of the
 * examples has ever set off still counts like the average one. That is how forgeries of new kinds are found (a hierarchical prior;
 * Gelman & Hill 2007, ch. 12).
 * @param sharesWeight false: each sign is on its own, drawn to none, to see what the other is worth
 * @throws RangeError where examples of both kinds are not there
 */
export function trainFraudModel(examples: readonly JudgedEvidence[], sharesWeight = true): FraudModel {
  const honest = examples.filter(({ isTampered }) => !isTampered).map(({ values }) => values);
  const scale = learnAlarmScale(honest);
  const shared = SIGNS.length;
  const penalties = new Float64Array(SIGNS.length + 1).fill(OWN_PENALTY);
  penalties[shared] = sharesWeight ? SHARED_PENALTY : FORBIDDEN;
  const shareOf = halves(examples);
  const rows = examples.map((example) => ({
    inputs: withSum(alarmsOf(example.values, scale)),
    isPositive: example.isTampered,
    weight: shareOf(example),
  }));
  const { intercept, weights } = fitLogistic(rows, penalties);
  return { scale, intercept, weights: weights.slice(0, shared).map((own) => own + weights[shared]) };
}

/**
 * What an example weighs such that both kinds weigh the same: the score is the probability where half of all are tampered with, however
 * many of each have been judged.
 */
function halves(examples: readonly JudgedEvidence[]): (example: JudgedEvidence) => number {
  const weights = [0, 0];
  for (const { isTampered, weight = 1 } of examples) weights[Number(isTampered)] += weight;
  const half = (weights[0] + weights[1]) / 2;
  return ({ isTampered, weight = 1 }) => (weight * half) / weights[Number(isTampered)];
}

export function scoreEvidence({ scale, intercept, weights }: FraudModel, values: Float64Array): Score {
  const alarms = alarmsOf(values, scale);
  const reasons: Reason[] = [];
  let odds = intercept;
  for (const [sign, alarm] of alarms.entries()) {
    const logOdds = weights[sign] * alarm;
    odds += logOdds;
    if (logOdds > 0)
      reasons.push({ sign, value: values[sign], ordinary: ordinaryUpTo(scale, sign), logOdds });
  }
  reasons.sort((a, b) => b.logOdds - a.logOdds);
  const thousandths = (logOdds: number): number => Math.round(1000 * probabilityOf(logOdds));
  return { score: thousandths(odds), usual: thousandths(intercept), reasons };
}

/** The alarms and, as one more input, their sum: its weight is the one that they share. */
export function withSum(alarms: Float64Array): Float64Array {
  const inputs = new Float64Array(alarms.length + 1);
  inputs.set(alarms);
  inputs[alarms.length] = alarms.reduce((sum, alarm) => sum + alarm, 0);
  return inputs;
}
