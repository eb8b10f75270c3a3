import type { EpisodeStatus } from '../race/evaluation.ts';
import type { RaceSpec } from '../race/race-spec.ts';
import type { TrialDecision } from '../race/trial-decision.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { SceneryCache } from '../sim/sensors/scenery.ts';
import type { TrackFile } from '../track/track-file.ts';
import { evaluateSnapshot } from './evaluate-snapshot.ts';
import { PolicySight, type Sight } from './policy-sight.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import { objectRows, POSE_SIZE, writePose } from './pose-rows.ts';
import { stackRows } from './stack-rows.ts';

/** A drive, state by state at 15 Hz, to be played again: state k is the one of k / 15 s after the start. Structured-cloneable. */
export interface RecordedDrive {
  readonly status: EpisodeStatus;
  /** Percent of the lap. */
  readonly progress: number;
  /** Seconds; null where the lap was not completed. */
  readonly lapTime: number | null;
  readonly numSteps: number;
  /** Of the car, [numSteps × POSE_SIZE] */
  readonly poses: Float32Array;
  /** What was in its way, [numSteps × numObjects × OBJECT_SIZE]; null in a time trial. */
  readonly objects: { readonly kind: 'boxes' | 'bots'; readonly poses: Float32Array } | null;
}

/**
 * A policy's standing start on the line, to be played again and explained. State k is the one in which decision k was made; the
 * last one is where the episode was found to be over, so that a completed lap has lapTime · 15 + 1 of them.
 */
export interface RecordedEpisode extends RecordedDrive {
  /**
   * What the policy was given at each decision, [numSteps × observationSize]: the sensors of `policy.sensors`, one after the
   * other as `createObserver` lays them out, a camera's picture among them.
   */
  readonly observations: Float32Array;
  /** What a reward is told of each decision, [numSteps × rowSize(numObjects)] */
  readonly params: Float64Array;
  /** What was to be seen from the car, as people see it: one per step, as far as pictures are kept; null: not asked for. */
  readonly sights: readonly Sight[] | null;
}

export interface RecordedEpisodeOptions {
  /** What is in the way. Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** Decides where random objects are. Default 1. */
  readonly seed?: number | undefined;
  /** Whether to keep what is to be seen from the car. Default false. */
  readonly withSights?: boolean | undefined;
}

/** A minute and 40 seconds: 160 × 120 pixels take 29 MB by then. */
const MOST_SIGHTS = 1500;

/**
 * Lets a policy drive once from the line under the rules of an evaluation, and keeps all of it: its figures are those of an
 * evaluation's first trial. The same arguments give the same episode, bit for bit.
 */
export function recordEpisode(
  policy: PolicySnapshot,
  track: TrackFile,
  { race, seed, withSights = false }: RecordedEpisodeOptions = {},
): RecordedEpisode {
  const sceneries = new SceneryCache();
  const eye = withSights ? new PolicySight(policy.sensors, sceneries, carSpecOf(policy.car).mounts) : null;
  const poses: Float32Array[] = [];
  const objects: Float32Array[] = [];
  const observations: Float32Array[] = [];
  const params: Float64Array[] = [];
  const sights: Sight[] = [];
  const onDecision = ({ field, progress, observation }: TrialDecision): void => {
    const pose = new Float32Array(POSE_SIZE);
    writePose(field.world, 0, progress, pose, 0);
    poses.push(pose);
    if (field.objects !== null) objects.push(objectRows(field.objects));
    observations.push(observation.slice());
    if (eye !== null && sights.length < MOST_SIGHTS) sights.push(eye.look(field.viewOf(0)));
  };
  const { trials } = evaluateSnapshot(policy, track, {
    rules: { trials: 1 },
    race,
    seed,
    sceneries,
    onDecision,
    onStep: (row) => params.push(row.slice()),
  });
  const { status, progress, lapTime } = trials[0];
  const kind = race?.type === 'head-to-bot' ? 'bots' : 'boxes';
  return {
    status,
    progress,
    lapTime,
    numSteps: poses.length,
    poses: stackRows(poses),
    objects: objects.length === 0 ? null : { kind, poses: stackRows(objects) },
    observations: stackRows(observations),
    params: stackRows(params),
    sights: eye && sights,
  };
}
