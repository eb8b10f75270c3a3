import { Rng } from '../math/rng.ts';
import { toGymSpace } from '../race/action-space.ts';
import { evaluatePolicy } from '../race/evaluate-policy.ts';
import type { EpisodeStatus } from '../race/evaluation.ts';
import { numObjectsOf, type RaceSpec } from '../race/race-spec.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';
import { ExploringPolicy } from './exploring-policy.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import { stackRows } from './stack-rows.ts';

/** A driven episode as a reward sees it: one standing start, at most one lap. Structured-cloneable. */
export interface RecordedLap {
  /** Share of the lap at which it began, 0 … 1. */
  readonly start: number;
  /** As given to `recordLaps`. */
  readonly noise: number;
  /** The number that its log gives it; only of those that were logged. */
  readonly episode?: number;
  readonly numObjects: number;
  /** Params of its steps in order, from steps = 2 on, [numSteps × rowSize(numObjects)]. */
  readonly rows: Float64Array;
  readonly status: EpisodeStatus;
  /** Percent of the lap. */
  readonly progress: number;
  /** Seconds; null where the lap was not completed. */
  readonly lapTime: number | null;
}

export interface RecordingOptions {
  /** What is in the way. Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** Evenly spaced standing starts, one lap each, 1 … 1000. Default 1, on the line. */
  readonly starts?: number | undefined;
  /** How much the commands are disturbed, see `ExploringPolicy`, 0 … 1. Default 0: not at all. */
  readonly noise?: number | undefined;
  /** Decides the noise and the places of objects. Default 1. */
  readonly seed?: number | undefined;
}

/**
 * Lets a policy drive and keeps what a reward would have seen. Without noise the laps are those of an evaluation; with
 * it cars also come away from their line and leave the road. The same arguments give the same laps, bit for bit.
 * @throws EvaluationRulesError where `starts` is not possible
 */
export function recordLaps(
  policy: PolicySnapshot,
  track: TrackFile,
  { race, starts = 1, noise = 0, seed = 1 }: RecordingOptions = {},
): RecordedLap[] {
  const { actions, sensors, car } = policy;
  const space = toGymSpace(actions);
  const greedy = new GreedyPolicy(policy, space, starts);
  const driven: Float64Array[][] = Array.from({ length: starts }, () => []);
  const { trials } = evaluatePolicy({
    track: new Track(track),
    car: carSpecOf(car),
    actions,
    sensors,
    race,
    seed,
    rules: { trials: starts },
    policy: noise === 0 ? greedy : new ExploringPolicy(greedy, space, starts, noise, new Rng(seed)),
    onStep: (params, { trial }) => driven[trial].push(params.slice()),
  });
  return trials.map(({ status, progress, lapTime }, i) => ({
    start: i / starts,
    noise,
    numObjects: race ? numObjectsOf(race) : 0,
    rows: stackRows(driven[i]),
    status,
    progress,
    lapTime,
  }));
}
