import type { RaceSpec } from '../../race/race-spec.ts';
import type { RewardScorer, RewardSource } from '../../reward/reward-scorer.ts';
import { EpisodeScorer } from '../../reward/score-episodes.ts';
import type { Car } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { createScene } from '../create-scene.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import { type RecordedLap, recordLaps } from '../recorded-laps.ts';
import { TRIAL_DRIVES } from './trial-drives.ts';

/** A reward that is to be tried on a track. */
export interface TrackTrial {
  readonly source: RewardSource;
  readonly track: TrackFile;
  readonly race: RaceSpec;
  /** Default: the stock car. */
  readonly car?: Car | undefined;
  /** Decides where random objects are. Default 1. */
  readonly seed?: number | undefined;
  /** Recorded in this race; may be empty. */
  readonly laps: readonly RecordedLap[];
  readonly scorer: RewardScorer;
}

/** The race of a trial standing still, and what scores episodes of it. */
export function openTrial({ track, race, car, seed, scorer }: TrackTrial) {
  const scene = createScene(track, { race, car, seed });
  const { waypoints, length: trackLength } = scene.track;
  const numObjects = scene.objects?.numObjects ?? 0;
  return { scene, episodes: new EpisodeScorer({ scorer, course: { trackLength, waypoints }, numObjects }) };
}

/** Laps for a trial. */
export function trialLaps(policy: PolicySnapshot, track: TrackFile, race: RaceSpec): RecordedLap[] {
  return TRIAL_DRIVES.flatMap((drive) => recordLaps(policy, track, { race, ...drive }));
}
