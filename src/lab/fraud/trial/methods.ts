import { brokenRules } from '../judging/rules.ts';
import { decide } from '../judging/decide.ts';
import { alarmsOf, learnAlarmScale } from '../model/alarm-scale.ts';
import { fitStumps, stumpOdds } from '../model/boosted-stumps.ts';
import { type JudgedEvidence, scoreEvidence, trainFraudModel, withSum } from '../model/fraud-model.ts';
import { probabilityOf } from '../model/logistic-regression.ts';
import type { Example } from './fraud-data.ts';
import type { MethodId } from './method-figures.ts';

/** None is switched off. */
const NONE_OFF: ReadonlySet<string> = new Set();

/** What a method says of a submission: how suspicious it is, and whether it is stopped, that is not approved. */
export interface Judgement {
  readonly suspicion: number;
  readonly isStopped: boolean;
}
export type Method = (values: Float64Array) => Judgement;

/** Every method, learnt from these examples where it learns. */
export function methodsOf(examples: readonly Example[]): Omit<Record<MethodId, Method>, 'seen'> {
  const model = modelOf(examples.map(judged));
  return {
    'approve-all': () => ({ suspicion: 0, isStopped: false }),
    'time-rule': (values) =>
      ruled(brokenRules(values, NONE_OFF).filter(({ rule }) => rule.id === 'impossible-time').length),
    rules: (values) => ruled(brokenRules(values, NONE_OFF).length),
    stumps: stumpsOf(examples),
    own: modelOf(examples.map(judged), false),
    model,
    both: (values) => {
      const hits = brokenRules(values, NONE_OFF);
      const { suspicion } = model(values);
      return {
        suspicion: suspicion + hits.length,
        isStopped: decide(1000 * suspicion, hits) !== 'approve',
      };
    },
  };
}

function ruled(numHits: number): Judgement {
  return { suspicion: numHits, isStopped: numHits > 0 };
}

/** The model of the room. */
export function modelOf(examples: readonly JudgedEvidence[], sharesWeight?: boolean): Method {
  const model = trainFraudModel(examples, sharesWeight);
  return (values) => {
    const { score } = scoreEvidence(model, values);
    return { suspicion: score / 1000, isStopped: decide(score, []) !== 'approve' };
  };
}

function stumpsOf(examples: readonly Example[]): Method {
  const rows = examples.map(judged);
  const scale = learnAlarmScale(rows.filter(({ isTampered }) => !isTampered).map(({ values }) => values));
  const inputsOf = (values: Float64Array): Float64Array => withSum(alarmsOf(values, scale));
  const model = fitStumps(
    rows.map(({ values, isTampered }) => ({ inputs: inputsOf(values), isPositive: isTampered })),
    inputsOf(rows[0].values).length,
  );
  return (values) => {
    const suspicion = probabilityOf(stumpOdds(model, inputsOf(values)));
    return { suspicion, isStopped: decide(1000 * suspicion, []) !== 'approve' };
  };
}

/** An example as the model learns from it. */
export function judged({ evidence, kind }: Example): JudgedEvidence {
  return { values: evidence.values, isTampered: kind !== null };
}
