import { mean } from '../../../math/statistics.ts';
import { Rng } from '../../../math/rng.ts';
import { KnownLaps } from '../evidence/known-laps.ts';
import { brokenRules } from '../judging/rules.ts';
import { decide } from '../judging/decide.ts';
import type { CourseBook } from '../laps/course.ts';
import { alarmsOf, learnAlarmScale } from '../model/alarm-scale.ts';
import { fitStumps, stumpOdds } from '../model/boosted-stumps.ts';
import { type JudgedEvidence, scoreEvidence, trainFraudModel, withSum } from '../model/fraud-model.ts';
import { probabilityOf } from '../model/logistic-regression.ts';
import { TAMPER_KINDS, type TamperKind } from '../tamper/tamper-kind.ts';
import { type Example, makeFraudData, type Told } from './fraud-data.ts';
import { FRAUD_PLANS, type FraudPlans, type PolicyShelf } from './fraud-plans.ts';
import { type MethodFigures, type MethodId, METHODS, sumUp } from './method-figures.ts';

/** One seed's worth of figures. Structured-cloneable. */
export interface FraudTrial {
  readonly seed: number;
  readonly learnt: { readonly honest: number; readonly tampered: number };
  readonly heldOut: { readonly honest: number; readonly tampered: number };
  readonly methods: readonly MethodFigures[];
  /** Share of a new kind that the model stops before, and after a person has judged `VERDICTS` of it, means over all kinds. */
  readonly feedback: { readonly before: number; readonly after: number };
}

/** Verdicts of a person on a kind that the model has never seen. */
export const VERDICTS = 5;
/** A verdict counts as many examples: there are few of them, and each is about what the model did not know. */
export const VERDICT_WEIGHT = 10;

const ONLY_TIME: ReadonlySet<string> = new Set(['impossible-time']);
const NO_RULES: ReadonlySet<string> = new Set();

/** What a method says of a submission: how suspicious it is, and whether it is stopped, that is not approved. */
interface Judgement {
  readonly suspicion: number;
  readonly isStopped: boolean;
}
type Method = (values: Float64Array) => Judgement;

/**
 * Makes all laps of a seed and measures every method on tracks, drivers and a policy that are not among the examples; models that
 * learn do so once for each kind of tampering, without that kind, and are then asked about it.
 * @param told of every step: how many of how many are done
 */
export function runFraudTrial(
  seed: number,
  book: CourseBook,
  shelf: PolicyShelf,
  told: Told = () => {},
  plans: FraudPlans = FRAUD_PLANS,
): FraudTrial {
  const rng = new Rng(seed);
  const known = new KnownLaps();
  const steps = 2 + TAMPER_KINDS.length;
  const learnt = makeFraudData(plans.learnt(shelf), book, rng.split(), known);
  told(1, steps);
  const heldOut = makeFraudData(plans.heldOut(shelf), book, rng.split(), known);
  told(2, steps);
  const seen = methodsOf(learnt);
  const before: number[] = [];
  const after: number[] = [];
  const rounds = TAMPER_KINDS.map((kind, i) => {
    const examples = learnt.filter((example) => example.kind !== kind);
    const methods = { ...methodsOf(examples), seen: seen.model };
    const asked = heldOut.filter((example) => example.kind === null || example.kind === kind);
    const forged = heldOut.filter((example) => example.kind === kind);
    if (forged.length > VERDICTS) {
      const verdicts = forged
        .slice(0, VERDICTS)
        .map((example) => ({ ...judged(example), weight: VERDICT_WEIGHT }));
      const rest = forged.slice(VERDICTS);
      before.push(shareStopped(methods.model, rest));
      after.push(shareStopped(modelOf([...examples.map(judged), ...verdicts]), rest));
    }
    told(3 + i, steps);
    return { kind, asked, methods };
  });
  return {
    seed,
    learnt: countOf(learnt),
    heldOut: countOf(heldOut),
    methods: METHODS.map(({ id }) => measure(id, rounds)),
    feedback: { before: mean(before) ?? 0, after: mean(after) ?? 0 },
  };
}

interface Round {
  readonly kind: TamperKind;
  readonly asked: readonly Example[];
  readonly methods: Readonly<Record<MethodId, Method>>;
}

function measure(id: MethodId, rounds: readonly Round[]): MethodFigures {
  return sumUp(
    id,
    rounds.map(({ kind, asked, methods }) => {
      const said = asked.map(({ evidence }) => methods[id](evidence.values));
      return {
        kind,
        tampered: asked.map((example) => example.kind !== null),
        suspicions: said.map(({ suspicion }) => suspicion),
        stopped: said.map(({ isStopped }) => isStopped),
      };
    }),
  );
}

function methodsOf(examples: readonly Example[]): Omit<Record<MethodId, Method>, 'seen'> {
  const model = modelOf(examples.map(judged));
  return {
    'approve-all': () => ({ suspicion: 0, isStopped: false }),
    'time-rule': (values) =>
      ruled(brokenRules(values, NO_RULES).filter(({ rule }) => ONLY_TIME.has(rule.id)).length),
    rules: (values) => ruled(brokenRules(values, NO_RULES).length),
    stumps: stumpsOf(examples),
    own: modelOf(examples.map(judged), false),
    model,
    both: (values) => {
      const hits = brokenRules(values, NO_RULES);
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

function modelOf(examples: readonly JudgedEvidence[], sharesWeight?: boolean): Method {
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

function judged({ evidence, kind }: Example): JudgedEvidence {
  return { values: evidence.values, isTampered: kind !== null };
}

function shareStopped(method: Method, examples: readonly Example[]): number {
  return mean(examples.map(({ evidence }) => (method(evidence.values).isStopped ? 1 : 0))) ?? 0;
}

function countOf(examples: readonly Example[]): { honest: number; tampered: number } {
  const honest = examples.filter(({ kind }) => kind === null).length;
  return { honest, tampered: examples.length - honest };
}
