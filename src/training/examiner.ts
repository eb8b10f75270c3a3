import { type DeterministicPolicy, evaluatePolicy } from '../race/evaluate-policy.ts';
import { type Evaluation, joinEvaluations, summariseTrials } from '../race/evaluation.ts';
import type { RaceSpec } from '../race/race-spec.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import type { SceneryCache } from '../sim/sensors/scenery.ts';
import type { Track } from '../track/track.ts';
import { EvaluationTracer } from './logs/evaluation-tracer.ts';
import { type Candidate, isBetterBy } from './oversight/best-criterion.ts';
import type { RunConfig } from './run-config.ts';
import type { TrainingHost } from './train.ts';

/** Standing starts of an evaluation, evenly spaced, on each of the tracks: ten on one, thirty or more on ten or more. */
const evaluationTrials = (tracks: number): number => Math.max(3, Math.ceil(10 / tracks));
/** How many times as many a policy must pass that would become the best among objects that chance has placed. */
const CONFIRMATION = 3;

/** Where a run is driven, by what. */
interface Exam {
  readonly tracks: readonly Track[];
  readonly car: CarSpec;
  readonly sceneries: SceneryCache;
  readonly policy: DeterministicPolicy;
}

/** Puts the policy of a run to the test between its iterations. */
export class Examiner {
  readonly #config: RunConfig;
  readonly #exam: Exam;

  constructor(config: RunConfig, exam: Exam) {
    this.#config = config;
    this.#exam = exam;
  }

  /**
   * Standing starts without exploring, ten on a single track. Where chance places what is in the way, ten places say
   * little, and of hundreds of evaluations some are lucky (the winner's curse): a policy that would be the best there
   * drives on among other objects, and is judged by all that it has driven.
   * @param meanReward per step of the rollouts since the last time @param best what there was before
   */
  examine(
    steps: number,
    meanReward: number | null,
    best: Candidate | null,
    onTrace: TrainingHost['onTrace'],
  ): Evaluation {
    const { bestBy, race, seed } = this.#config;
    const { tracks } = this.#exam;
    // DeepRacer's logs know one track: a run on several is not traced.
    const [{ length: trackLength, waypoints }] = tracks;
    const tracer = tracks.length === 1 && onTrace ? new EvaluationTracer(waypoints) : undefined;
    const trials = evaluationTrials(tracks.length);
    let evaluation = this.#drive(trials, seed, 0, tracer);
    if (isPlacedByChance(race) && isBetterBy(bestBy, { evaluation, meanReward }, best)) {
      const more = this.#drive(CONFIRMATION * trials, seed + steps, trials, tracer);
      evaluation = summariseTrials([...evaluation.trials, ...more.trials]);
    }
    if (tracer) onTrace?.({ phase: 'evaluation', steps, trackLength, rows: tracer.takeRows() });
    return evaluation;
  }

  /** @param driven trials that the tracer knows already */
  #drive(trials: number, seed: number, driven: number, tracer?: EvaluationTracer): Evaluation {
    const { actions, sensors, race } = this.#config;
    const { tracks, car, sceneries, policy } = this.#exam;
    return joinEvaluations(
      tracks.map((track) =>
        evaluatePolicy({
          track,
          car,
          actions,
          sensors,
          sceneries,
          race,
          seed,
          policy,
          rules: { trials },
          onStep: tracer && ((params, step) => tracer.add(params, { ...step, trial: driven + step.trial })),
        }),
      ),
    );
  }
}

function isPlacedByChance(race: RaceSpec): boolean {
  return race.type !== 'time-trial' && race.placement === 'random';
}
