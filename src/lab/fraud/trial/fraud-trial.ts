import { Rng } from '../../../math/rng.ts';
import { KnownLaps } from '../evidence/known-laps.ts';
import type { CourseBook } from '../laps/course.ts';
import { TAMPER_KINDS, type TamperKind } from '../tamper/tamper-kind.ts';
import { type FeedbackFigures, meanFeedback } from './feedback-figures.ts';
import { measureFeedback } from './feedback-trial.ts';
import { type Example, makeFraudData, type Told } from './fraud-data.ts';
import { FRAUD_PLANS, type FraudPlans, type PolicyShelf } from './fraud-plans.ts';
import { type MethodFigures, type MethodId, METHODS, sumUp } from './method-figures.ts';
import { type Method, methodsOf } from './methods.ts';

/** One seed's worth of figures. Structured-cloneable. */
export interface FraudTrial {
  readonly seed: number;
  readonly learnt: { readonly honest: number; readonly tampered: number };
  readonly heldOut: { readonly honest: number; readonly tampered: number };
  readonly methods: readonly MethodFigures[];
  /** What a person's verdicts on a kind that the model has never seen change, means over all kinds. */
  readonly feedback: FeedbackFigures;
}

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
  const honest = heldOut.filter((example) => example.kind === null);
  const feedback: FeedbackFigures[] = [];
  const rounds = TAMPER_KINDS.map((kind, i) => {
    const examples = learnt.filter((example) => example.kind !== kind);
    const methods = { ...methodsOf(examples), seen: seen.model };
    const forged = heldOut.filter((example) => example.kind === kind);
    const learning = measureFeedback(examples, forged, honest);
    if (learning !== null) feedback.push(learning);
    told(3 + i, steps);
    return { kind, asked: [...honest, ...forged], methods };
  });
  return {
    seed,
    learnt: countOf(learnt),
    heldOut: countOf(heldOut),
    methods: METHODS.map(({ id }) => measure(id, rounds)),
    feedback: meanFeedback(feedback),
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

function countOf(examples: readonly Example[]): { honest: number; tampered: number } {
  const honest = examples.filter(({ kind }) => kind === null).length;
  return { honest, tampered: examples.length - honest };
}
