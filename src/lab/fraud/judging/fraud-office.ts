import { Rng } from '../../../math/rng.ts';
import { carNameOf, baseOf } from '../../../sim/car.ts';
import type { CarName } from '../../../sim/cars.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import type { PolicySnapshot } from '../../../training/policy-snapshot.ts';
import { gatherEvidence } from '../evidence/gather-evidence.ts';
import { KnownLaps } from '../evidence/known-laps.ts';
import { CourseBook } from '../laps/course.ts';
import { driveLaps } from '../laps/drive-laps.ts';
import { legalVariation, policyPilot } from '../laps/honest-laps.ts';
import { clockOf, type LapSubmission } from '../laps/lap-submission.ts';
import { trackRows } from '../laps/track-rows.ts';
import { type FraudModel, scoreEvidence, type Score, trainFraudModel } from '../model/fraud-model.ts';
import type { TamperKind } from '../tamper/tamper-kind.ts';
import { type Example, makeFraudData, type Told } from '../trial/fraud-data.ts';
import { FRAUD_PLANS, type FraudPlans, type PolicyShelf } from '../trial/fraud-plans.ts';
import { VERDICT_WEIGHT } from '../trial/feedback-figures.ts';
import { type FraudTrial, runFraudTrial } from '../trial/fraud-trial.ts';
import type { Case, Truth, Verdict } from './case.ts';
import { forge, FORGERY_KINDS, type Forgery } from './forge.ts';

/** Of the seed that the examples are made from, whatever is judged by them. */
const LEARNT_SEED = 1;

/** How many laps of each course a batch of submissions has. */
const BATCH = { honest: 6, tampered: 1 };
/** A batch is drawn from more laps than it shows. */
export const BATCH_SIZE = 24;

/**
 * Where submissions are judged: it has examples to learn from, laps on record, and a model that learns from verdicts. Random numbers
 * come from seeds, so that the same questions have the same answers.
 */
export class FraudOffice {
  readonly #book: CourseBook;
  readonly #shelf: PolicyShelf;
  readonly #plans: FraudPlans;
  readonly #known = new KnownLaps();
  #examples: readonly Example[] = [];
  #model: FraudModel | null = null;

  /** @param plans which laps are made */
  constructor(tracks: readonly TrackFile[], shelf: PolicyShelf, plans: FraudPlans = FRAUD_PLANS) {
    this.#book = new CourseBook(tracks);
    this.#shelf = shelf;
    this.#plans = plans;
  }

  /** Makes the examples, once. */
  prepare(told: Told = () => {}): void {
    if (this.#examples.length > 0) return;
    this.#examples = makeFraudData(
      this.#plans.learnt(this.#shelf),
      this.#book,
      new Rng(LEARNT_SEED),
      this.#known,
      told,
    );
  }

  /**
   * Trains the model anew on the examples and on what people have said.
   * @param hidden a kind of tampering that the model is to have no example of
   * @returns how many examples it had
   */
  train(
    hidden: TamperKind | null,
    verdicts: readonly Verdict[],
  ): { readonly honest: number; readonly tampered: number } {
    this.prepare();
    const examples = this.#examples.filter(({ kind }) => kind === null || kind !== hidden);
    this.#model = trainFraudModel([
      ...examples.map(({ evidence, kind }) => ({ values: evidence.values, isTampered: kind !== null })),
      ...verdicts.map(({ values, isTampered }) => ({ values, isTampered, weight: VERDICT_WEIGHT })),
    ]);
    const honest = examples.filter(({ kind }) => kind === null).length;
    return { honest, tampered: examples.length - honest };
  }

  /** What the model of now says. @throws Error before `train` */
  score(values: Float64Array): Score {
    if (this.#model === null) throw new Error('the model must be trained before it can be asked');
    return scoreEvidence(this.#model, values);
  }

  /** Submissions for people to judge, honest and tampered mixed, on tracks and by drivers that the model has no example of. */
  batch(seed: number, told: Told = () => {}): Case[] {
    const rng = new Rng(seed);
    const plan = { ...this.#plans.heldOut(this.#shelf), ...BATCH, name: `batch-${seed}` };
    const made = makeFraudData(plan, this.#book, rng, this.#known, told);
    const order = Int32Array.from(made.keys());
    rng.shuffle(order);
    return Array.from(order.slice(0, BATCH_SIZE), (i) => {
      const { lap, evidence, kind } = made[i];
      return {
        // What it is called must not say what it is.
        lap: { ...lap, id: `${seed}-${i}`, driver: `Driver ${(i % 97) + 1}` },
        evidence,
        score: this.score(evidence.values),
        truth: kind ?? 'honest',
      };
    });
  }

  /** Judges a submission of whatever origin. @throws RangeError where its track is not known */
  judge(lap: LapSubmission, truth: Truth | null): Case {
    const course = this.#book.course(lap.trackId, lap.car);
    const evidence = gatherEvidence(lap, course, this.#known);
    return { lap, evidence, score: this.score(evidence.values), truth };
  }

  /** Forges a lap as a person asks for, and judges what comes out. @throws RangeError where that cannot be done */
  forge(lap: LapSubmission, forgery: Forgery, id: string, seed: number): Case {
    const course = this.#book.course(lap.trackId, lap.car);
    // Whoever copies a lap has it from the record.
    if (forgery.type === 'copy') this.#known.add(lap);
    const forged = forge(lap, forgery, course, new Rng(seed));
    return this.judge({ ...forged, id, driver: 'You' }, FORGERY_KINDS[forgery.type]);
  }

  /**
   * A lap of a person's own policy, recorded as all others are.
   * @throws RangeError where the track is not known, its car is not one that ships, or it does not complete the lap
   */
  drive(policy: PolicySnapshot, trackId: string, driver: string, id: string, seed: number): Case {
    if (typeof policy.car !== 'string')
      throw new RangeError(
        `laps are judged in cars that come with the app, and this one is ${carNameOf(policy.car)}`,
      );
    const car: CarName = baseOf(policy.car);
    const course = this.#book.course(trackId, car);
    const rng = new Rng(seed);
    const pilot = policyPilot(policy, course.car);
    const [rows] = driveLaps(course.track, course.car, [{ pilot, variation: legalVariation(rng) }]);
    if (rows === null)
      throw new RangeError('this policy does not complete the lap, so that it has nothing to hand in');
    const seen = trackRows(rows, rng);
    return this.judge({ id, driver, trackId, car, claimedTime: clockOf(seen), rows: seen }, 'honest');
  }

  /** The figures of one seed, on data of its own. */
  measure(seed: number, told?: Told): FraudTrial {
    return runFraudTrial(seed, this.#book, this.#shelf, told, this.#plans);
  }
}
