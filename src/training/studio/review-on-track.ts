import type { RaceSpec } from '../../race/race-spec.ts';
import type { Finding } from '../../reward/review/finding.ts';
import { reviewReward } from '../../reward/review/review-reward.ts';
import type { RewardScorer, RewardSource } from '../../reward/reward-scorer.ts';
import { EpisodeScorer } from '../../reward/score-episodes.ts';
import type { CarName } from '../../sim/cars.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { createScene } from '../create-scene.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import { type RecordedLap, recordLaps } from '../recorded-laps.ts';

/** Undisturbed laps, and disturbed ones that leave the line and the road. */
const CLEAN_STARTS = 2;
const NOISY_STARTS = 4;
const NOISE = 0.3;

export interface TrackReviewRequest {
  readonly source: RewardSource;
  readonly track: TrackFile;
  readonly race: RaceSpec;
  /** Whether every other episode is driven the other way round. Default false. */
  readonly alternateDirection?: boolean | undefined;
  /** Default: the policy's, or the stock car. */
  readonly car?: CarName | undefined;
  /** Decides where random objects are. Default 1. */
  readonly seed?: number | undefined;
  /** Drives the laps that the reward is tried on; null to do without. */
  readonly policy: PolicySnapshot | null;
  readonly scorer: RewardScorer;
  /** Seconds that scoring has used so far; null where nobody can tell. */
  readonly clock: (() => number) | null;
}

/** Reviews a reward for a track and a race, on laps that a policy drives for it. */
export async function reviewOnTrack(request: TrackReviewRequest): Promise<Finding[]> {
  const { source, track, race, policy, scorer, clock, alternateDirection = false } = request;
  const options = { race, car: request.car ?? policy?.car, seed: request.seed };
  const scene = createScene(track, options);
  const { waypoints, length: trackLength } = scene.track;
  return reviewReward({
    source,
    race: {
      type: race.type,
      hasBothDirections: alternateDirection,
      headingUnit: race.type === 'head-to-bot' ? race.headings : 'radians',
    },
    scene,
    reversed: alternateDirection ? createScene(track, { ...options, isReversed: true }) : null,
    laps: policy ? reviewLaps(policy, track, race) : [],
    scorer: new EpisodeScorer({
      scorer,
      course: { trackLength, waypoints },
      numObjects: scene.objects?.numObjects ?? 0,
    }),
    clock,
  });
}

/** The laps that a review is made on. */
export function reviewLaps(policy: PolicySnapshot, track: TrackFile, race: RaceSpec): RecordedLap[] {
  return [
    ...recordLaps(policy, track, { race, starts: CLEAN_STARTS }),
    ...recordLaps(policy, track, { race, starts: NOISY_STARTS, noise: NOISE }),
  ];
}
