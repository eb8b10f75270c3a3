import { Rng } from '../../math/rng.ts';
import type { Track } from '../../track/track.ts';
import { BicycleCars } from './bicycle-cars.ts';
import { BICYCLES } from './bicycles.ts';
import { constantsAt, type FitParameters, rounded } from './fit-parameters.ts';
import { type FitSubject, PUBLISHED_TOLERANCES, type Tolerances } from './fit-subjects.ts';
import { minimise } from './minimise.ts';
import { publishedDrive } from './published-model.ts';
import type { ObserverGains, RecordedDrive } from './recorded-drive.ts';
import type { ReplayCars } from './replay-cars.ts';
import { REPLAY_CARS, replayDrive } from './replay-drive.ts';
import { type ErrorSummary, ReplayErrors } from './replay-errors.ts';
import { SimulatedCars } from './simulated-cars.ts';

/** Weight of the published model beside the logs: it knows steady bends, which random actions do not show. */
const PUBLISHED_WEIGHT = 0.3;
/** Weight of a constant's squared distance from what was known, in spreads. */
const PRIOR_WEIGHT = 0.003;
const PUBLISHED_DRIVES = 8;
const FOLDS = 4;

/** How well a model follows the logs. */
export interface FitResult {
  readonly model: 'car' | 'bicycle';
  /** Drives whose errors these are: those that it was fitted to, or in turn those that it was not. */
  readonly drives: 'fitted' | 'held out';
  readonly oneStep: ErrorSummary;
  readonly oneSecond: ErrorSummary;
}

export interface CarFit {
  readonly generation: FitSubject['generation'];
  readonly drives: number;
  /** Constants of both models, rounded. */
  readonly car: Readonly<Record<string, number>>;
  readonly bicycle: Readonly<Record<string, number>>;
  readonly results: readonly FitResult[];
}

export interface FitOptions {
  readonly track: Track;
  readonly observer: ObserverGains;
  /** Replays of all drives per search. */
  readonly evaluations: number;
  readonly seed: number;
  /** Told what is being fitted. */
  readonly onProgress: (what: string) => void;
}

/** A model whose constants are searched for. */
interface Candidate {
  readonly model: FitResult['model'];
  readonly parameters: FitParameters;
  readonly create: (constants: Readonly<Record<string, number>>) => ReplayCars;
}

/**
 * Fits the car and the bicycle of a generation to drives of its logs, once to all and four times to three quarters of
 * them, tested on the rest. Same drives, options and engine: same result.
 */
export function fitCar(subject: FitSubject, drives: readonly RecordedDrive[], options: FitOptions): CarFit {
  const { generation, carParameters, bicycleParameters } = subject;
  const car: Candidate = {
    model: 'car',
    parameters: carParameters,
    create: (constants) => new SimulatedCars(options.track, { ...subject.car, ...constants }, REPLAY_CARS),
  };
  const bicycle: Candidate = {
    model: 'bicycle',
    parameters: bicycleParameters,
    create: (constants) => new BicycleCars({ ...BICYCLES[generation], ...constants }, REPLAY_CARS),
  };
  const fitted = [car, bicycle].map((candidate) => fitCandidate(candidate, subject, drives, options));
  return {
    generation,
    drives: drives.length,
    car: fitted[0].constants,
    bicycle: fitted[1].constants,
    results: fitted.flatMap(({ results }) => results),
  };
}

function fitCandidate(
  candidate: Candidate,
  subject: FitSubject,
  drives: readonly RecordedDrive[],
  options: FitOptions,
): { constants: Readonly<Record<string, number>>; results: readonly FitResult[] } {
  const { model } = candidate;
  options.onProgress(`${subject.generation} ${model}: ${drives.length} drives`);
  const constants = search(candidate, subject, drives, options);
  const inSample = new ReplayErrors();
  replayAll(candidate.create(constants), drives, options.observer, inSample);
  const heldOut = new ReplayErrors();
  for (let fold = 0; fold < FOLDS; fold++) {
    options.onProgress(`${subject.generation} ${model}: part ${fold + 1} of ${FOLDS} held out`);
    const others = search(
      candidate,
      subject,
      drives.filter((_, i) => i % FOLDS !== fold),
      options,
    );
    const held = drives.filter((_, i) => i % FOLDS === fold);
    replayAll(candidate.create(others), held, options.observer, heldOut);
  }
  return { constants, results: [resultOf(model, 'fitted', inSample), resultOf(model, 'held out', heldOut)] };
}

function search(
  { parameters, create }: Candidate,
  { published, tolerances }: FitSubject,
  drives: readonly RecordedDrive[],
  { observer, evaluations, seed }: FitOptions,
): Readonly<Record<string, number>> {
  const rng = new Rng(seed);
  const publishedDrives = Array.from({ length: PUBLISHED_DRIVES }, () => publishedDrive(published, rng));
  const costOn = (cars: ReplayCars, of: readonly RecordedDrive[], by: Tolerances): number => {
    const errors = new ReplayErrors();
    replayAll(cars, of, observer, errors);
    return costOf(errors, by);
  };
  const best = minimise(
    (place) => {
      const cars = create(constantsAt(parameters, place));
      const distance = place.reduce((sum, value) => sum + value * value, 0);
      return (
        costOn(cars, drives, tolerances) +
        PUBLISHED_WEIGHT * costOn(cars, publishedDrives, PUBLISHED_TOLERANCES) +
        PRIOR_WEIGHT * distance
      );
    },
    Object.keys(parameters).map(() => 0),
    evaluations,
    rng,
  );
  return rounded(constantsAt(parameters, best));
}

function replayAll(
  cars: ReplayCars,
  drives: readonly RecordedDrive[],
  observer: ObserverGains,
  errors: ReplayErrors,
): void {
  for (const drive of drives) replayDrive(cars, drive, observer, errors);
}

/** Mean of the four squared errors, each over its tolerance. */
function costOf({ oneStep, oneSecond }: ReplayErrors, by: Tolerances): number {
  if (!oneStep || !oneSecond) throw new RangeError('a fit needs drives of more than a second');
  return (
    ((oneStep.positionRmse / by.stepPosition) ** 2 +
      (oneStep.headingRmse / by.stepHeading) ** 2 +
      (oneSecond.positionRmse / by.secondPosition) ** 2 +
      (oneSecond.headingRmse / by.secondHeading) ** 2) /
    4
  );
}

function resultOf(
  model: FitResult['model'],
  drives: FitResult['drives'],
  { oneStep, oneSecond }: ReplayErrors,
): FitResult {
  if (!oneStep || !oneSecond) throw new RangeError('a fit needs drives of more than a second');
  return { model, drives, oneStep, oneSecond };
}
